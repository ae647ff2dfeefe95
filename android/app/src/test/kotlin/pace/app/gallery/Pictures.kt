package pace.app.gallery

import android.graphics.Bitmap
import android.graphics.BitmapFactory
import android.graphics.Color
import java.io.File
import kotlin.math.abs
import pace.app.save
import pace.app.target

/**
 * Compares what is drawn with the pictures of a folder of the repository, or replaces those with
 * `-Dpace.screens=update`. In the repository they have half the size; all are in full in `target/screens`.
 */
class Pictures(
    private val kept: File,
    private val scale: Float = 0.5f,
    private val updates: Boolean = System.getProperty("pace.screens") == "update",
) {
    private val drawn = File(target, "screens")
    private val names = mutableSetOf<String>()
    private val complaints = mutableListOf<String>()

    fun take(name: String, picture: Bitmap) {
        check(names.add(name)) { "two pictures are called $name" }
        picture.save(File(drawn, "$name.png"))
        val small = Bitmap.createScaledBitmap(
            picture, (picture.width * scale).toInt(), (picture.height * scale).toInt(), true,
        )
        val file = File(kept, "$name.png")
        val old = file.takeIf { it.exists() }?.let { BitmapFactory.decodeFile(it.path) }
        val difference = old?.let { difference(it, small) }
        when {
            difference != null && difference <= TOLERATED -> Unit
            updates -> small.save(file)
            difference == null -> complaints += "$name is not in $kept"
            else -> complaints += "$name: ${"%.2f".format(100 * difference)} % is different"
        }
    }

    /** Says what is wrong; `all` if every picture of the folder has been taken. */
    fun finish(isOurs: (String) -> Boolean = { true }) {
        val gone = kept.listFiles().orEmpty()
            .filter { it.extension == "png" && isOurs(it.nameWithoutExtension) && it.nameWithoutExtension !in names }
        if (updates) gone.forEach { it.delete() } else gone.mapTo(complaints) { "${it.name} is of no state" }
        check(complaints.isEmpty()) {
            "${complaints.joinToString("\n")}\nLook at $drawn; if that is right: -Dpace.screens=update"
        }
    }

    /** The share of the points that are visibly different. */
    private fun difference(old: Bitmap, new: Bitmap): Double {
        if (old.width != new.width || old.height != new.height) return 1.0
        val (before, after) = listOf(old, new).map { bitmap ->
            IntArray(bitmap.width * bitmap.height).also {
                bitmap.getPixels(it, 0, bitmap.width, 0, 0, bitmap.width, bitmap.height)
            }
        }
        return before.indices.count { isDifferent(before[it], after[it]) } / before.size.toDouble()
    }

    private fun isDifferent(one: Int, other: Int) =
        listOf(Color::red, Color::green, Color::blue).any { abs(it(one) - it(other)) > VISIBLE }

    private companion object {
        /** Of 255. */
        const val VISIBLE = 8

        /** A word in another place is more than this. */
        const val TOLERATED = 0.0003
    }
}
