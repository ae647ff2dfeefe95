package pace.app.gallery

import android.graphics.Bitmap
import android.graphics.Canvas
import android.graphics.Color
import android.graphics.Paint
import org.junit.Assert.assertThrows
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import pace.app.save

/** That a picture that has changed is noticed. */
@RunWith(RobolectricTestRunner::class)
class PicturesTest {
    @get:Rule
    val folder = TemporaryFolder()

    private fun picture(text: String): Bitmap = Bitmap.createBitmap(400, 800, Bitmap.Config.ARGB_8888).also {
        val paint = Paint().apply { color = Color.BLACK; textSize = 32f }
        Canvas(it).run {
            drawColor(Color.WHITE)
            drawText(text, 20f, 100f, paint)
        }
    }

    private fun compare(vararg taken: Pair<String, Bitmap>) = Pictures(folder.root, scale = 1f, updates = false).run {
        for ((name, picture) in taken) take("pictures-test-$name", picture)
        finish()
    }

    private fun keep(name: String, picture: Bitmap) = picture.save(folder.root.resolve("pictures-test-$name.png"))

    @Test
    fun `the same picture passes`() {
        keep("home", picture("Last synced 19:42"))
        compare("home" to picture("Last synced 19:42"))
    }

    @Test
    fun `another word, a new state and one that is gone are each told`() {
        keep("home", picture("Last synced 19:42"))
        keep("gone", picture("Hello"))
        val told = assertThrows(IllegalStateException::class.java) {
            compare("home" to picture("Last synced 20:15"), "new" to picture("Hello"))
        }.message!!
        for (part in listOf("home: 0.", "new is not in", "gone.png is of no state")) assertTrue(told, part in told)
    }
}
