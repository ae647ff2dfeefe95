package pace.app.settings

import androidx.activity.ComponentActivity
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.junit4.createAndroidComposeRule
import androidx.compose.ui.test.onNodeWithTag
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.performScrollToNode
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config
import org.robolectric.annotation.GraphicsMode
import pace.app.gallery.Shown
import pace.app.gallery.Variation
import pace.app.gallery.Walk

@RunWith(RobolectricTestRunner::class)
@Config(sdk = [34], qualifiers = "w400dp-h800dp-xhdpi")
@GraphicsMode(GraphicsMode.Mode.NATIVE)
class LicencesScreenTest {
    @get:Rule
    val rule = createAndroidComposeRule<ComponentActivity>()

    @Test
    fun `the page names the parts and shows the texts`() {
        val walk = Walk(rule)
        walk.show(Shown("parts") { LicencesScreen({}) }, Variation("light"))
        rule.onNodeWithTag("list").performScrollToNode(hasText("ring ", substring = true))
        rule.onNodeWithTag("list").performScrollToNode(hasText("webpki-root-certs", substring = true))
        walk.show(Shown("a text") { LicencesScreen({}, opened = "MIT") }, Variation("light"))
        rule.onNodeWithText("Permission is hereby granted, free of charge", substring = true).assertExists()
    }
}
