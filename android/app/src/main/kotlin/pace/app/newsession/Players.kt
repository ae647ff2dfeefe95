package pace.app.newsession

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.ExperimentalLayoutApi
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.material.icons.Icons
import androidx.compose.material.icons.filled.Close
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.text.input.KeyboardCapitalization
import androidx.compose.ui.unit.dp
import pace.app.R
import pace.app.parts.Choice
import pace.app.parts.Faint
import pace.app.parts.IconAction
import pace.app.parts.PaceCard
import pace.app.parts.PaceChip
import pace.app.parts.PaceField
import pace.app.parts.PlainButton
import pace.app.parts.figures.Search
import pace.app.parts.figures.Title
import pace.app.words.maxPlayers
import pace.app.words.minPlayers
import pace.core.GroupSnapshot
import pace.core.MemberView
import pace.rules.GameMode
import pace.sameName

/** With more members than that they are looked for by name. */
private const val MANY = 12

/** Doubles or singles, and who plays. */
@Composable
internal fun Players(
    form: Form,
    group: GroupSnapshot?,
    twice: String?,
    actions: NewSessionActions,
    onChange: (Form) -> Unit,
) {
    PaceCard(gap = 12.dp) {
        Title(stringResource(R.string.newsession_who))
        Choice(
            GameMode.entries,
            form.mode,
            { stringResource(if (it == GameMode.DOUBLES) R.string.home_doubles else R.string.home_singles) },
            { onChange(form.inMode(it)) },
        )
        if (group != null && group.members.any { !it.isRemoved }) Members(form, group, actions, onChange)
        form.rows.forEachIndexed { row, name -> PlayerRow(row, name, form, group, twice, actions, onChange) }
        val most = form.mode.maxPlayers
        if (form.rows.count { it.isNotBlank() } == most) Faint(stringResource(R.string.newsession_full, most))
    }
}

/** A tap takes somebody of the group in, another one out. */
@OptIn(ExperimentalLayoutApi::class)
@Composable
private fun Members(form: Form, group: GroupSnapshot, actions: NewSessionActions, onChange: (Form) -> Unit) {
    var typed by rememberSaveable { mutableStateOf("") }
    val isLong = group.members.count { !it.isRemoved } > MANY
    if (isLong) Search(typed, { typed = it }, stringResource(R.string.newsession_search))
    FlowRow(Modifier, Arrangement.spacedBy(8.dp), Arrangement.spacedBy(8.dp)) {
        for (member in actions.matching(typed)) {
            PaceChip(
                member.name,
                form.has(member.name),
                { onChange(form.ticked(member.name)) },
                Modifier.testTag("member"),
            )
        }
    }
}

@Composable
private fun PlayerRow(
    row: Int,
    name: String,
    form: Form,
    group: GroupSnapshot?,
    twice: String?,
    actions: NewSessionActions,
    onChange: (Form) -> Unit,
) {
    val isExtra = row >= form.mode.minPlayers && name.isBlank()
    val label = if (isExtra) {
        stringResource(R.string.newsession_one_more)
    } else {
        stringResource(R.string.newsession_player, row + 1)
    }
    val member = if (group == null || name.isBlank()) null else actions.member(name)
    val isTwice = twice != null && sameName(twice, name)
    PaceField(
        name,
        { onChange(form.typed(row, it)) },
        label,
        Modifier.testTag("player $row"),
        hint = if (group == null || name.isBlank()) null else who(form, name, member),
        wrong = if (isTwice) stringResource(R.string.newsession_twice, name.trim()) else null,
        capitals = KeyboardCapitalization.Words,
        trailing = if (name.isBlank()) null else {
            {
                val remove = stringResource(R.string.newsession_remove, name)
                IconAction(Icons.Filled.Close, remove, { onChange(form.removed(row)) })
            }
        },
    )
    if (group != null && name.isNotBlank()) OtherChoice(name.trim(), form, member, onChange)
}

/** The other thing that somebody of that name can be. */
@Composable
private fun OtherChoice(name: String, form: Form, member: MemberView?, onChange: (Form) -> Unit) {
    val chosen = form.chosen(name)
    val isIn = if (member == null) chosen == Chosen.MEMBER else chosen != Chosen.GUEST
    val (words, other) = when {
        isIn -> R.string.newsession_as_guest to Chosen.GUEST
        member != null -> R.string.newsession_link to null
        else -> R.string.newsession_add_to_group to Chosen.MEMBER
    }
    PlainButton(stringResource(words, name), { onChange(form.chose(name, other)) })
}

/** Who of the group that is. */
@Composable
private fun who(form: Form, name: String, member: MemberView?): String {
    val chosen = form.chosen(name)
    return stringResource(
        when {
            chosen == Chosen.GUEST && member != null -> R.string.newsession_is_guest_of_name
            chosen == Chosen.GUEST -> R.string.newsession_is_guest
            member != null && !member.isRemoved -> R.string.newsession_is_linked
            chosen == Chosen.MEMBER -> R.string.newsession_joins
            member != null -> R.string.newsession_is_linked_removed
            else -> R.string.newsession_is_guest
        },
    )
}
