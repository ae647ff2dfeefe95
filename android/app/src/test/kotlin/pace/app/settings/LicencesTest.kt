package pace.app.settings

import androidx.activity.ComponentActivity
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.junit4.createAndroidComposeRule
import androidx.compose.ui.test.onNodeWithTag
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performScrollToNode
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config
import org.robolectric.annotation.GraphicsMode
import pace.app.look.PaceTheme

/** That the list is of what is linked is a test of xtask. */
@RunWith(RobolectricTestRunner::class)
@Config(sdk = [34], qualifiers = "w400dp-h800dp-xhdpi")
@GraphicsMode(GraphicsMode.Mode.NATIVE)
class LicencesTest {
    @get:Rule
    val rule = createAndroidComposeRule<ComponentActivity>()

    private val parts by lazy { rule.activity.resources.parts() }

    @Test
    fun `every licence of a part has its text, and there is no text too many`() {
        assertTrue(parts.size > 100)
        assertEquals(licences.keys, parts.flatMap { it.licences }.toSet())
        for (name in licences.keys) assertTrue(name, rule.activity.resources.licence(name).length > 500)
    }

    @Test
    fun `what wants to be told is told`() {
        val silent = parts.filter { it.told.isEmpty() && it.licences != listOf("Apache-2.0") }
        // Theirs name nobody.
        assertEquals(listOf("webpki-root-certs", "zmij"), silent.map { it.name.substringBefore(' ') })
    }

    @Test
    fun `the page names the parts and shows the texts`() {
        rule.setContent { PaceTheme { LicencesScreen({}) } }
        rule.onNodeWithTag("list").performScrollToNode(hasText("ring ", substring = true))
        rule.onNodeWithTag("list").performScrollToNode(hasTestTag("licence") and hasText("MIT"))
        rule.onNode(hasTestTag("licence") and hasText("MIT")).performScrollTo().performClick()
        rule.onNodeWithText("Permission is hereby granted, free of charge", substring = true).assertExists()
    }
}
