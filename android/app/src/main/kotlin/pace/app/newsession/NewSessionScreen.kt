package pace.app.newsession

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.text.input.KeyboardCapitalization
import androidx.compose.ui.unit.dp
import pace.app.R
import pace.app.parts.BottomBar
import pace.app.parts.Choice
import pace.app.parts.Faint
import pace.app.parts.MainButton
import pace.app.parts.PaceCard
import pace.app.parts.PaceField
import pace.app.parts.Page
import pace.app.parts.PageState
import pace.app.parts.PlainPage
import pace.app.parts.figures.Title
import pace.app.words.LocalClock
import pace.app.words.times
import pace.core.GroupSnapshot

/** Who plays, what it costs, and which games to plan. Nothing has to be typed at all. */
@Composable
fun NewSessionScreen(
    group: GroupSnapshot?,
    actions: NewSessionActions,
    modifier: Modifier = Modifier,
    start: Form = Form.now(LocalClock.current),
) {
    var form by rememberSaveable(stateSaver = formSaver) { mutableStateOf(start) }
    val zone = LocalClock.current.zone
    val moment = typedMoment(form.date, form.time, zone)
    val usualName = moment?.let { times().long(it) }.orEmpty()
    val twice = form.twice(actions::member)
    val planned = planned(form, actions)
    val isRight = twice == null && form.costs.isRight && planned is Planned.Made
    val draft = if (isRight) form.draft(group?.id, zone, usualName) else null
    val title = stringResource(R.string.newsession_title)
    val players = pluralStringResource(R.plurals.session_players, form.places.size, form.places.size)
    val subtitle = listOfNotNull(group?.let { it.head?.name ?: "…" }, players).joinToString(" · ")
    val bottom = @Composable { Start(draft != null) { draft?.let(actions::create) } }
    val content: LazyListScope.() -> Unit = {
        item("players") { Players(form, group, twice, actions) { form = it } }
        item("details") { Details(form, usualName) { form = it } }
        item("organizer") { Organizer(form) { form = it } }
        item("costs") { CostFields(form.costs, form.places.size) { form = form.copy(costs = it) } }
        item("plan") { PlanFields(form, planned) { form = it } }
    }
    if (group == null) {
        PlainPage(title, modifier, subtitle, actions::back, bottom = bottom, content = content)
    } else {
        // The form is there while the group's players come, and without them too.
        val failure = (group.page as? pace.core.Page.Failed)?.failure ?: group.syncFailure
        val isLoading = group.page is pace.core.Page.Loading || group.page is pace.core.Page.Refreshing
        val phase = if (isLoading) pace.core.Page.Refreshing else pace.core.Page.Ready
        val state = PageState(phase, group.lastSynced, failure)
        Page(title, state, actions::refresh, modifier, subtitle, actions::back, bottom = bottom, content = content)
    }
}

@Composable
private fun Start(enabled: Boolean, onStart: () -> Unit) {
    BottomBar {
        val start = stringResource(R.string.newsession_start)
        MainButton(start, onStart, Modifier.fillMaxWidth().testTag("start"), enabled)
    }
}

@Composable
private fun Details(form: Form, usualName: String, onChange: (Form) -> Unit) {
    PaceCard(gap = 10.dp) {
        PaceField(
            form.name,
            { onChange(form.copy(name = it)) },
            stringResource(R.string.newsession_name),
            hint = stringResource(R.string.newsession_saved_as, usualName).takeIf { form.name.isBlank() },
            capitals = KeyboardCapitalization.Sentences,
        )
        WhenFields(form.date, { onChange(form.copy(date = it)) }, form.time, { onChange(form.copy(time = it)) })
    }
}

@Composable
private fun Organizer(form: Form, onChange: (Form) -> Unit) {
    PaceCard(gap = 10.dp) {
        Title(stringResource(R.string.newsession_organizer))
        Faint(stringResource(R.string.newsession_organizer_detail))
        val names = form.places.mapIndexed { at, name ->
            name.ifEmpty { stringResource(R.string.newsession_player, at + 1) }
        }
        Choice(names.indices.toList(), form.organizerPlace, { names[it] }, {
            onChange(form.copy(organizer = form.order[it]))
        })
    }
}
