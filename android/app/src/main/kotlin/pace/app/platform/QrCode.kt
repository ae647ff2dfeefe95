package pace.app.platform

import androidx.compose.foundation.Canvas
import androidx.compose.foundation.background
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel
import com.google.zxing.qrcode.encoder.ByteMatrix
import com.google.zxing.qrcode.encoder.Encoder

/** A link as a QR code: always dark on white, with the quiet zone that scanners need. */
@Composable
fun QrCode(link: String, description: String, modifier: Modifier = Modifier, side: Dp = 200.dp) {
    val code = remember(link) { qr(link) }
    Canvas(
        modifier
            .background(Color.White, RoundedCornerShape(20.dp))
            .padding(20.dp)
            .size(side)
            .semantics { contentDescription = description },
    ) {
        val module = size.width / code.width
        for (y in 0 until code.height) {
            for (x in 0 until code.width) {
                // A hair wider than a module, so that no seams show.
                val area = Size(module + 0.5f, module + 0.5f)
                if (code[x, y].toInt() == 1) drawRect(Color(0xFF222222), Offset(x * module, y * module), area)
            }
        }
    }
}

internal fun qr(text: String): ByteMatrix = Encoder.encode(text, ErrorCorrectionLevel.M).matrix
