package pace.app

import android.content.Context
import android.graphics.Bitmap
import android.graphics.Canvas
import android.graphics.Paint
import android.graphics.Typeface
import androidx.test.core.app.ApplicationProvider
import java.io.File
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import pace.app.gallery.Pictures

/** The pictures of the store, drawn from the app's own icon; kept in docs/store. */
@RunWith(RobolectricTestRunner::class)
class StorePicturesTest {
    private val context: Context = ApplicationProvider.getApplicationContext()
    private val pictures = Pictures(File("../../docs/store"), scale = 1f)

    private fun picture(width: Int, height: Int, colour: Int, draw: Canvas.() -> Unit): Bitmap =
        Bitmap.createBitmap(width, height, Bitmap.Config.ARGB_8888).also { bitmap ->
            Canvas(bitmap).run {
                drawColor(context.getColor(colour))
                draw()
            }
        }

    private fun Canvas.shuttlecock(centreX: Int, centreY: Int, size: Int) {
        val drawable = checkNotNull(context.getDrawable(R.drawable.shuttlecock))
        drawable.setBounds(centreX - size / 2, centreY - size / 2, centreX + size / 2, centreY + size / 2)
        drawable.draw(this)
    }

    @Test
    fun `the icon and the wide picture of the store are drawn from the app's icon`() {
        // A launcher shows 72 of the icon's 108 dp.
        pictures.take("icon", picture(512, 512, R.color.icon_ground) { shuttlecock(256, 256, 512 * 108 / 72) })
        pictures.take("feature", picture(1024, 500, R.color.background) { feature() })
        pictures.finish()
    }

    private fun Canvas.feature() {
        val paint = Paint(Paint.ANTI_ALIAS_FLAG)
        paint.color = context.getColor(R.color.icon_ground)
        drawCircle(748f, 250f, 205f, paint)
        shuttlecock(748, 250, 660)
        paint.color = INK
        paint.textSize = 150f
        paint.typeface = Typeface.create(Typeface.DEFAULT, Typeface.BOLD)
        drawText("Pace", 92f, 282f, paint)
        paint.color = SOFT_INK
        paint.textSize = 34f
        paint.typeface = Typeface.DEFAULT
        drawText("Badminton with friends", 98f, 346f, paint)
    }

    private companion object {
        const val INK = 0xFF222222.toInt()
        const val SOFT_INK = 0xFF6B5D4F.toInt()
    }
}
