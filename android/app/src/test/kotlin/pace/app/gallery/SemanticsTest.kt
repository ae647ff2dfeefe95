package pace.app.gallery

import androidx.activity.ComponentActivity
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.size
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.test.junit4.createAndroidComposeRule
import androidx.compose.ui.unit.dp
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

/** That the judges of the gallery see what is wrong. */
@RunWith(RobolectricTestRunner::class)
class SemanticsTest {
    @get:Rule
    val rule = createAndroidComposeRule<ComponentActivity>()

    private fun of(content: @Composable () -> Unit): Semantics {
        Walk(rule).show(Shown("a state", content = content), Variation("light"))
        return Semantics(rule)
    }

    private fun Semantics.all() = unnamed() + small() + alike() + unheaded() + cut()

    @Test
    fun `a list of named actions under a heading is in order`() {
        val list = of {
            Column {
                Text("Players", Modifier.semantics { heading() })
                for (name in listOf("Ann", "Ben")) {
                    Text(name)
                    TextButton({}) { Text("Remove") }
                }
            }
        }
        assertEquals(emptyList<String>(), list.all())
    }

    @Test
    fun `an action without a name is found`() =
        assertEquals(1, of { Box(Modifier.size(60.dp).clickable {}) }.unnamed().size)

    @Test
    fun `actions of one name in a row are found`() {
        val twice = of { Column { repeat(2) { TextButton({}) { Text("Remove") } } } }
        assertEquals(listOf("twice in a row: Remove"), twice.alike())
    }

    @Test
    fun `an action smaller than a finger is found where its neighbours leave it no more`() {
        val crowded = of {
            Column { repeat(3) { Box(Modifier.size(60.dp, 20.dp).clickable {}) { Text("Row $it") } } }
        }
        assertTrue(crowded.small().toString(), crowded.small().isNotEmpty())
    }

    @Test
    fun `a state without a heading and letters that are cut off are found`() {
        val state = of { Text("Long enough for two lines of this width", Modifier.size(120.dp, 20.dp)) }
        assertEquals(1, state.unheaded().size)
        assertEquals(1, state.cut().size)
    }
}
