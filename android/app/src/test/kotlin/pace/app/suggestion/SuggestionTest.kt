package pace.app.suggestion

import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.junit4.createEmptyComposeRule
import kotlinx.coroutines.runBlocking
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import pace.Stage
import pace.app.OnPhone
import pace.app.navigation.Place
import pace.evening
import pace.friends
import pace.values.GroupId

/** Who should play next, reached by taps from where people are. */
@RunWith(RobolectricTestRunner::class)
class SuggestionTest {
    @get:Rule
    val rule = createEmptyComposeRule()

    private fun amongFriends(test: suspend OnPhone.(GroupId) -> Unit): Unit = runBlocking {
        Stage().use { stage ->
            OnPhone(rule, stage.address).use { phone ->
                val group = phone.pace.friends().use { friends ->
                    friends.addPlayers(listOf("Ann", "Ben", "Cal", "Dee"))
                    friends.leave()
                    friends.id()
                }
                phone.test(group)
            }
        }
    }

    private suspend fun OnPhone.atTheSuggestion(group: GroupId) {
        val id = pace.evening(group)
        rule.runOnUiThread { navigator.open(Place.Session(id)) }
        tap("Who should play next?")
        sees(hasTestTag("court-1"))
    }

    @Test
    fun `from a session the game is put on its list`() = amongFriends { group ->
        atTheSuggestion(group)
        sees(hasText("Ann"))
        sees(hasText("Ben"))
        tap("Put the game on the list")
        sees("Next: game 1")
        sees("1 game is on the list")
    }

    @Test
    fun `from a session the game is played at once`() = amongFriends { group ->
        atTheSuggestion(group)
        tap("Play now")
        tapTag("begin")
        sees(hasTestTag("half-A"))
    }

    @Test
    fun `from a group it names those who are there`() = amongFriends { group ->
        rule.runOnUiThread { navigator.open(Place.Group(group)) }
        tapTag("tab-PLAYERS")
        tapTag("who-is-next")
        tapTag("main")
        sees(hasTestTag("court-1"))
        until("everybody has a name") { texts().none { "?" in it } }
        sees("Ann")
    }
}
