package pace.app.group

import androidx.compose.runtime.Composable
import pace.app.parts.Told
import pace.app.words.NoticeWords
import pace.app.words.amounts
import pace.app.words.resources
import pace.app.words.times
import pace.core.Notice

/** What happened to the person's changes of the group meanwhile, each with what one tap does about it. */
@Composable
fun told(notices: List<Notice>, actions: GroupActions): List<Told> {
    val words = NoticeWords(resources, amounts(), times(), null)
    return notices.map { notice ->
        Told(notice.id, words.sentence(notice.kind), words.remedy(notice.kind)) {
            actions.restoreOverwritten(notice.id)
        }
    }
}
