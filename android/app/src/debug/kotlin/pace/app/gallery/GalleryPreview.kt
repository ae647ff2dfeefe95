package pace.app.gallery

import androidx.compose.runtime.Composable
import androidx.compose.ui.tooling.preview.PreviewLightDark
import androidx.compose.ui.tooling.preview.PreviewParameter
import androidx.compose.ui.tooling.preview.PreviewParameterProvider
import pace.app.look.PaceTheme

internal class GalleryProvider : PreviewParameterProvider<Shown> {
    override val values = gallery.asSequence()
}

@PreviewLightDark
@Composable
internal fun GalleryPreview(@PreviewParameter(GalleryProvider::class) shown: Shown) = PaceTheme { shown.content() }
