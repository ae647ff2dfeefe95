package pace.app.group

import android.content.Intent
import android.graphics.Bitmap
import android.graphics.BitmapFactory
import android.net.Uri
import android.os.Looper
import androidx.activity.ComponentActivity
import androidx.compose.runtime.getValue
import androidx.compose.runtime.key
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.runtime.snapshots.Snapshot
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.assertIsEnabled
import androidx.compose.ui.test.assertIsNotEnabled
import androidx.compose.ui.test.assertTextContains
import androidx.compose.ui.test.hasAnyDescendant
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.junit4.createAndroidComposeRule
import androidx.compose.ui.test.onAllNodesWithContentDescription
import androidx.compose.ui.test.onAllNodesWithTag
import androidx.compose.ui.test.onNodeWithContentDescription
import androidx.compose.ui.test.onNodeWithTag
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performTextReplacement
import com.google.zxing.BinaryBitmap
import com.google.zxing.RGBLuminanceSource
import com.google.zxing.common.HybridBinarizer
import com.google.zxing.qrcode.QRCodeReader
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import pace.app.gallery.GroupSamples
import pace.app.gallery.NoGroupActions
import pace.app.look.PaceTheme
import pace.core.Failure
import pace.core.GroupSnapshot
import pace.core.Page
import pace.core.Tab
import pace.core.TabView

/** What the page of a group does with what is typed on it. */
@RunWith(RobolectricTestRunner::class)
class GroupScreenTest {
    @get:Rule
    val rule = createAndroidComposeRule<ComponentActivity>()

    private val players: GroupSnapshot = GroupSamples.snapshot(Tab.PLAYERS, GroupSamples.players)
    private val balances: GroupSnapshot = GroupSamples.snapshot(Tab.BALANCES, TabView.Balances(GroupSamples.balances))
    private var snapshot: GroupSnapshot by mutableStateOf(players)

    private var opened: OpenSheet? by mutableStateOf(null)

    private fun show(sheet: OpenSheet? = null) {
        opened = sheet
        rule.setContent {
            PaceTheme { key(opened) { GroupScreen(snapshot, NoGroupActions(snapshot), opened = opened) } }
        }
    }

    /** The page is come back to after a while: nothing of it is known until it is loaded. */
    private fun comeBack() {
        val before = snapshot
        comes { snapshot = before.copy(page = Page.Loading, head = null, content = null, members = emptyList()) }
        comes { snapshot = before }
    }

    private fun comes(change: () -> Unit) {
        rule.runOnUiThread {
            change()
            Snapshot.sendApplyNotifications()
        }
        rule.waitForIdle()
    }

    @Test
    fun `a search outlives the last player`() {
        show()
        rule.onNodeWithTag("search").performTextReplacement("An")
        comes { snapshot = players.copy(content = TabView.Players(emptyList(), emptyList()), members = emptyList()) }
        rule.onNodeWithText("No player has that in the name.").assertExists()
        rule.onNodeWithTag("search").performTextReplacement("")
        rule.onNodeWithText("Nobody is in this group yet. Add the first players.").assertExists()
    }

    @Test
    fun `the code to scan is shared as a picture with the link`() {
        show(OpenSheet(Sheet.INVITE))
        rule.onNodeWithContentDescription("QR code", substring = true).performClick()
        val app = shadowOf(rule.activity.application)
        rule.waitUntil(20_000) {
            shadowOf(Looper.getMainLooper()).idle()
            app.peekNextStartedActivity() != null
        }
        val sent = app.nextStartedActivity.getParcelableExtra(Intent.EXTRA_INTENT, Intent::class.java)!!
        assertTrue("/group/shareable/" in sent.getStringExtra(Intent.EXTRA_TEXT)!!)
        val uri = sent.getParcelableExtra(Intent.EXTRA_STREAM, Uri::class.java)!!
        assertEquals("pace.png", uri.lastPathSegment)
        val picture = BitmapFactory.decodeFile(rule.activity.cacheDir.resolve("shared/pace.png").path)
        val read = QRCodeReader().decode(BinaryBitmap(HybridBinarizer(picture.luminance())))
        assertEquals(snapshot.head!!.joinLink, read.text)
    }

    private fun Bitmap.luminance(): RGBLuminanceSource {
        val pixels = IntArray(width * height).also { getPixels(it, 0, width, 0, 0, width, height) }
        return RGBLuminanceSource(width, height, pixels)
    }

    @Test
    fun `a new name that is typed is there after the page was loaded again`() {
        show(OpenSheet(Sheet.RENAME_MEMBER, GroupSamples.id("Ann").text))
        rule.onNodeWithTag("name").performTextReplacement("Anna")
        comeBack()
        rule.onNodeWithTag("name").assertTextContains("Anna")
    }

    @Test
    fun `a payment that is typed is there after the page was loaded again`() {
        snapshot = balances
        show(OpenSheet(Sheet.PAYMENT))
        rule.onNodeWithTag("amount").performTextReplacement("12.50")
        comeBack()
        rule.onNodeWithTag("amount").assertTextContains("12.50")
    }

    @Test
    fun `the page behind a panel is not there for TalkBack until the panel is closed`() {
        show(OpenSheet(Sheet.ADD))
        rule.onNodeWithTag("tab-PLAYERS").assertDoesNotExist()
        rule.onNodeWithTag("names").assertExists()
        rule.onNode(hasText("Add players") and hasTestTag("deed")).assertDoesNotExist()
    }

    @Test
    fun `a page that cannot be loaded is never behind a panel that nobody sees`() {
        snapshot = players.copy(page = Page.Failed(Failure.Offline()), head = null, content = null)
        show()
        for (sheet in Sheet.entries) {
            comes { opened = OpenSheet(sheet, "gone") }
            assertEquals("$sheet", 1, rule.onAllNodesWithContentDescription("Close").fetchSemanticsNodes().size)
        }
    }

    @Test
    fun `a payment that settles is one action of one row`() {
        snapshot = balances
        show()
        val acts = SemanticsMatcher.keyIsDefined(SemanticsActions.OnClick)
        assertEquals(0, rule.onAllNodes(acts and hasAnyDescendant(hasTestTag("settle"))).fetchSemanticsNodes().size)
        assertEquals(
            GroupSamples.balances.balances.plan.size,
            rule.onAllNodesWithTag("settle").fetchSemanticsNodes().size,
        )
    }

    @Test
    fun `no more are there than a session can have`() {
        snapshot = players.copy(members = (1..21).map { GroupSamples.member("P$it") })
        show(OpenSheet(Sheet.PRESENT))
        rule.onNodeWithTag("main").assertIsNotEnabled()
        rule.onNodeWithText("At most 20 can be there at once.").assertExists()
        rule.onNodeWithText("P1").performClick()
        rule.onNodeWithTag("main").assertIsEnabled()
    }
}
