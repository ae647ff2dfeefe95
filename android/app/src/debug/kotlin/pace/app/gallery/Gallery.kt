package pace.app.gallery

import androidx.compose.runtime.Composable

/** One state of a screen, by a name that is its file's name too. */
class Shown(val name: String, val content: @Composable () -> Unit)

/** Every state of every screen, as previews and tests walk them. */
val gallery: List<Shown> = homeGallery + sessionGallery + scoreboardGallery +
    groupGallery + playerGallery + pairGallery + planGallery + suggestionGallery
