package pace.app.platform

import android.content.ActivityNotFoundException
import android.content.ClipData
import android.content.ClipboardManager
import android.content.Context
import android.content.Intent
import android.graphics.Bitmap
import android.net.Uri
import androidx.core.content.FileProvider
import java.io.File
import java.io.IOException
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.withContext

/** Hands a text to whatever app the person chooses. */
fun Context.shareText(text: String, title: String) {
    val send = Intent(Intent.ACTION_SEND).setType("text/plain").putExtra(Intent.EXTRA_TEXT, text)
    startActivity(Intent.createChooser(send, title).addFlags(Intent.FLAG_ACTIVITY_NEW_TASK))
}

/**
 * Draws a picture, beside what is on the screen, and hands it over; false if it cannot be written. It lies in the cache
 * for the other app to read, and the next one takes its place.
 */
suspend fun Context.sharePicture(text: String, title: String, draw: () -> Bitmap): Boolean {
    val file = File(cacheDir, "shared").resolve("pace.png")
    try {
        withContext(Dispatchers.IO) {
            file.parentFile?.mkdirs()
            val picture = draw()
            file.outputStream().use { picture.compress(Bitmap.CompressFormat.PNG, 100, it) }
        }
    } catch (_: IOException) {
        return false
    }
    val uri = FileProvider.getUriForFile(this, "$packageName.pictures", file)
    val send = Intent(Intent.ACTION_SEND)
        .setType("image/png")
        .putExtra(Intent.EXTRA_STREAM, uri)
        .putExtra(Intent.EXTRA_TEXT, text)
        .addFlags(Intent.FLAG_GRANT_READ_URI_PERMISSION)
    send.clipData = ClipData.newUri(contentResolver, title, uri)
    startActivity(Intent.createChooser(send, title).addFlags(Intent.FLAG_ACTIVITY_NEW_TASK))
    return true
}

fun Context.copyText(text: String, label: String) {
    getSystemService(ClipboardManager::class.java).setPrimaryClip(ClipData.newPlainText(label, text))
}

/** False if the phone has nothing to show it with. */
fun Context.openInBrowser(link: String): Boolean = try {
    startActivity(Intent(Intent.ACTION_VIEW, Uri.parse(link)).addFlags(Intent.FLAG_ACTIVITY_NEW_TASK))
    true
} catch (_: ActivityNotFoundException) {
    false
}
