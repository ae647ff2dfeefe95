package pace.app.group

import androidx.compose.runtime.saveable.listSaver

/** What lies open over the page of a group. */
enum class Sheet { MENU, INVITE, RENAME, NEW_CODE, DELETE, ADD, MEMBER, RENAME_MEMBER, PRESENT, PAYMENT, ACCOUNT }

/** A sheet, and whom it is about. */
data class OpenSheet(val sheet: Sheet, val of: String = "") {
    companion object {
        val Saver = listSaver<OpenSheet?, String>(
            save = { listOfNotNull(it?.sheet?.name, it?.of) },
            restore = { words -> words.firstOrNull()?.let { OpenSheet(Sheet.valueOf(it), words[1]) } },
        )
    }
}
