package pace.app.newsession

import androidx.compose.runtime.saveable.Saver
import androidx.compose.runtime.saveable.listSaver
import pace.rules.Format
import pace.rules.GameMode

/** Keeps a form when the process is ended. */
val formSaver: Saver<Form, Any> = listSaver<Form, List<String>>(
    { form ->
        val own = listOf(form.name, form.date, form.time, form.mode.name, form.organizer?.toString().orEmpty())
        val plan = listOf(form.format?.name.orEmpty(), form.courts.toString(), form.rounds)
        listOf(
            own + plan,
            form.costs.texts,
            form.players,
            form.chosen.keys.toList(),
            form.chosen.values.map { it.name },
        )
    },
    { (own, costs, players, names, chosen) ->
        Form(
            name = own[0],
            date = own[1],
            time = own[2],
            mode = GameMode.valueOf(own[3]),
            organizer = own[4].toIntOrNull(),
            format = own[5].takeIf { it.isNotEmpty() }?.let(Format::valueOf),
            courts = own[6].toInt(),
            rounds = own[7],
            costs = Costs.of(costs),
            players = players,
            chosen = names.zip(chosen.map(Chosen::valueOf)).toMap(),
        )
    },
)
