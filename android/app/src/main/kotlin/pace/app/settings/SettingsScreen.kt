package pace.app.settings

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.text.input.ImeAction
import androidx.compose.ui.text.input.KeyboardType
import androidx.compose.ui.unit.dp
import pace.app.R
import pace.app.look.Look
import pace.app.look.hasDynamicColour
import pace.app.parts.Faint
import pace.app.parts.ListCard
import pace.app.parts.MainButton
import pace.app.parts.PaceCard
import pace.app.parts.PaceField
import pace.app.parts.PaceRow
import pace.app.parts.PlainPage
import pace.app.parts.RowDivider
import pace.app.parts.SwitchRow
import pace.app.parts.figures.Title
import pace.app.platform.Preferences
import pace.app.words.Words
import pace.app.words.said
import pace.core.Cause
import pace.core.HomeSnapshot

/** How far the check of an address got. */
sealed interface Check {
    data object None : Check

    data object Going : Check

    data object Reached : Check

    data class Wrong(val why: Words) : Check
}

data class SettingsState(val home: HomeSnapshot, val preferences: Preferences, val check: Check = Check.None)

interface SettingsActions {
    /** Uses that server, and asks whether it answers. */
    fun useServer(typed: String)

    fun set(preferences: Preferences)

    fun openLicences()

    fun back()
}

@Composable
fun SettingsScreen(state: SettingsState, actions: SettingsActions, modifier: Modifier = Modifier) {
    val set = state.preferences
    PlainPage(stringResource(R.string.settings_title), modifier, onBack = actions::back) {
        item("server") { Server(state, actions) }
        item("switches") {
            ListCard {
                if (hasDynamicColour) {
                    SwitchRow(
                        stringResource(R.string.settings_dynamic),
                        set.dynamicColour,
                        { actions.set(set.copy(dynamicColour = it)) },
                        detail = stringResource(R.string.settings_dynamic_detail),
                    )
                    RowDivider()
                }
                SwitchRow(
                    stringResource(R.string.settings_spoken),
                    set.spokenScore,
                    { actions.set(set.copy(spokenScore = it)) },
                    detail = stringResource(R.string.settings_spoken_detail),
                )
                RowDivider()
                SwitchRow(
                    stringResource(R.string.settings_haptics),
                    set.haptics,
                    { actions.set(set.copy(haptics = it)) },
                    detail = stringResource(R.string.settings_haptics_detail),
                )
            }
        }
        item("calls") { Calls(state.home) }
        item("about") {
            ListCard {
                PaceRow(
                    stringResource(R.string.settings_about),
                    detail = stringResource(R.string.settings_about_detail),
                    onClick = actions::openLicences,
                )
            }
        }
    }
}

@Composable
private fun Server(state: SettingsState, actions: SettingsActions) {
    val present = state.home.server.takeIf { state.preferences.hasServer }.orEmpty()
    var address by rememberSaveable(present) { mutableStateOf(present) }
    PaceCard(gap = 10.dp) {
        Title(stringResource(R.string.home_server_address))
        PaceField(
            address,
            { address = it },
            stringResource(R.string.home_server_address),
            Modifier.testTag("server"),
            wrong = (state.check as? Check.Wrong)?.why?.said(),
            placeholder = "192.168.1.5:7223",
            keyboard = KeyboardType.Uri,
            action = ImeAction.Go,
            onDone = { actions.useServer(address) },
        )
        when (state.check) {
            is Check.Going -> Faint(stringResource(R.string.settings_checking))
            is Check.Reached -> Text("✓ " + stringResource(R.string.settings_reached), color = Look.signs.good)
            else -> Faint(stringResource(R.string.settings_server_detail))
        }
        val use = stringResource(R.string.settings_use)
        MainButton(use, { actions.useServer(address) }, Modifier.fillMaxWidth(), address.isNotBlank())
    }
}

/** Every call that was made, so that anybody can see that there are none in the background. */
@Composable
private fun Calls(home: HomeSnapshot) {
    PaceCard(gap = 6.dp) {
        Title(stringResource(R.string.settings_calls))
        val count = { cause: Cause -> (home.calls[cause] ?: 0uL).toLong().toInt() }
        Faint(
            stringResource(
                R.string.settings_calls_detail,
                count(Cause.LOAD),
                count(Cause.ACTION),
                count(Cause.SYNC),
            ),
        )
    }
}
