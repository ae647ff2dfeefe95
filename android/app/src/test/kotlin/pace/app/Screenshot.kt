package pace.app

import android.app.Activity
import android.graphics.Bitmap
import android.graphics.Canvas
import java.io.File

/** What a window shows, dialogs excepted: they are windows of their own. */
fun Activity.screenshot(): Bitmap {
    val view = window.decorView
    val bitmap = Bitmap.createBitmap(view.width, view.height, Bitmap.Config.ARGB_8888)
    view.draw(Canvas(bitmap))
    return bitmap
}

fun Bitmap.save(file: File) {
    file.parentFile?.mkdirs()
    file.outputStream().use { compress(Bitmap.CompressFormat.PNG, 100, it) }
}

/** Where cargo and Maven build. */
val target = File(System.getProperty("pace.target"))
