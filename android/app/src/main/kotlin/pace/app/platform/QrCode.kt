package pace.app.platform

import android.graphics.Bitmap
import androidx.compose.foundation.Canvas
import androidx.compose.foundation.background
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.runtime.rememberCoroutineScope
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.toArgb
import androidx.compose.ui.platform.LocalContext
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel
import com.google.zxing.qrcode.encoder.ByteMatrix
import com.google.zxing.qrcode.encoder.Encoder
import kotlinx.coroutines.launch
import pace.app.R

/**
 * A link as a QR code: always dark on white, with the quiet zone that scanners need. A tap shares it as a picture, or
 * the link alone where no picture can be written.
 */
@Composable
fun QrCode(link: String, description: String, modifier: Modifier = Modifier, side: Dp = 200.dp) {
    val code = remember(link) { qr(link) }
    val (context, scope) = LocalContext.current to rememberCoroutineScope()
    val label = stringResource(R.string.parts_share_qr)
    val share: () -> Unit = {
        scope.launch { if (!context.sharePicture(link, label) { code.picture() }) context.shareText(link, label) }
    }
    Canvas(
        modifier
            .clip(RoundedCornerShape(20.dp))
            .background(Color.White)
            .clickable(onClickLabel = label, role = Role.Button, onClick = share)
            .padding(20.dp)
            .size(side)
            .semantics { contentDescription = description },
    ) {
        val module = size.width / code.width
        for (y in 0 until code.height) {
            for (x in 0 until code.width) {
                // A hair wider than a module, so that no seams show.
                val area = Size(module + 0.5f, module + 0.5f)
                if (code.isDark(x, y)) drawRect(INK, Offset(x * module, y * module), area)
            }
        }
    }
}

private val INK = Color(0xFF222222)

private fun ByteMatrix.isDark(x: Int, y: Int) = this[x, y].toInt() == 1

/** The code with its quiet zone of four modules. */
private fun ByteMatrix.picture(): Bitmap {
    val (quiet, points) = 4 to 16
    val side = (width + 2 * quiet) * points
    val picture = Bitmap.createBitmap(side, side, Bitmap.Config.ARGB_8888)
    for (y in 0 until side) {
        for (x in 0 until side) {
            val (column, row) = x / points - quiet to y / points - quiet
            val isDark = column in 0 until width && row in 0 until height && isDark(column, row)
            picture.setPixel(x, y, (if (isDark) INK else Color.White).toArgb())
        }
    }
    return picture
}

internal fun qr(text: String): ByteMatrix = Encoder.encode(text, ErrorCorrectionLevel.M).matrix
