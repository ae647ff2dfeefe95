package pace.app.summary

import android.content.Context
import android.graphics.Bitmap
import android.graphics.Canvas
import android.graphics.Color
import android.graphics.Paint
import android.graphics.Typeface
import android.text.TextPaint
import android.text.TextUtils
import pace.app.R
import pace.app.words.Amounts
import pace.app.words.Times
import pace.app.words.title
import pace.core.SessionSnapshot
import pace.rules.Settlement
import pace.values.PlayerId

/** The summary as a picture for a chat: always light, 1080 pixels wide, as high as it needs to be. */
class SummaryPicture(private val context: Context, private val asOf: String) {
    private val resources = context.resources
    private val amounts = Amounts(resources.configuration.locales[0])
    private val times = Times.of(context)
    private val title = paint(60f, TEXT, isBold = true)
    private val strong = paint(44f, TEXT, isBold = true)
    private val plain = paint(40f, TEXT)
    private val faint = paint(34f, FAINT)

    /** What is drawn below what: each gives the height that it took. */
    private val parts = mutableListOf<(Canvas, Float) -> Float>()

    fun draw(snapshot: SessionSnapshot): Bitmap {
        val (session, settlement) = snapshot.session!! to snapshot.settlement!!
        parts.clear()
        line(session.title().say(resources), "", title, 84f)
        val games = resources.getQuantityString(R.plurals.summary_games, snapshot.history.size, snapshot.history.size)
        line(listOfNotNull(snapshot.group, times.long(session.date)).joinToString(" · "), "", faint, 52f)
        line(games, "", faint, 52f)
        if (snapshot.provisional) line(resources.getString(R.string.summary_provisional, asOf), "", faint, 52f)
        gap(36f)
        card(rows(snapshot, settlement))
        gap(28f)
        card(payments(settlement))
        gap(20f)
        line("Pace", "", faint, 52f)
        val height = parts.fold(2 * MARGIN) { sum, part -> sum + part(Canvas(), 0f) }
        val bitmap = Bitmap.createBitmap(WIDTH, height.toInt(), Bitmap.Config.ARGB_8888)
        val canvas = Canvas(bitmap)
        canvas.drawColor(GROUND)
        parts.fold(MARGIN) { top, part -> top + part(canvas, top) }
        return bitmap
    }

    private class Row(val name: String, val value: String, val detail: String? = null)

    private fun rows(snapshot: SessionSnapshot, settlement: Settlement) = settlement.rows.map { row ->
        val figures = snapshot.players.find { it.player == row.player }
        val record = figures?.let {
            resources.getString(R.string.session_wins_losses, it.wins.toInt(), it.losses.toInt())
        }
        val organizer = resources.getString(R.string.session_organizer).takeIf { row.isOrganizer }
        val pays = resources.getString(R.string.summary_pays) + " " + amounts.money(row.pay)
        Row(row.name, pays, listOfNotNull(record, organizer).joinToString(" · "))
    }

    private fun payments(settlement: Settlement): List<Row> {
        val name = { id: PlayerId -> settlement.rows.find { it.player == id }?.name.orEmpty() }
        if (settlement.transfers.isEmpty()) return listOf(Row(resources.getString(R.string.summary_nobody_owes), ""))
        return settlement.transfers.map {
            val who = resources.getString(R.string.summary_pays_to, name(it.from), name(it.to))
            Row(who, amounts.money(it.amount))
        }
    }

    private fun gap(height: Float) {
        parts += { _, _ -> height }
    }

    private fun line(text: String, value: String, paint: TextPaint, height: Float) {
        parts += { canvas, top ->
            pair(canvas, top + height * 0.75f, text, value, paint, paint, MARGIN)
            height
        }
    }

    private fun card(rows: List<Row>) {
        val heights = rows.map { if (it.detail.isNullOrEmpty()) 84f else 124f }
        parts += { canvas, top ->
            val height = heights.sum() + 2 * INSET
            val area = Paint(Paint.ANTI_ALIAS_FLAG).apply { color = CARD }
            canvas.drawRoundRect(MARGIN, top, WIDTH - MARGIN, top + height, CORNER, CORNER, area)
            rows.zip(heights).fold(top + INSET) { at, (row, high) ->
                pair(
                    canvas,
                    at + 54f,
                    row.name,
                    row.value,
                    if (row.detail == null) plain else strong,
                    strong,
                    MARGIN + 40f,
                )
                if (!row.detail.isNullOrEmpty()) canvas.drawText(row.detail, MARGIN + 40f, at + 100f, faint)
                at + high
            }
            height
        }
    }

    /** A name, cut where the value begins. */
    private fun pair(
        canvas: Canvas,
        baseline: Float,
        name: String,
        value: String,
        paint: TextPaint,
        valuePaint: TextPaint,
        side: Float,
    ) {
        val taken = if (value.isEmpty()) 0f else valuePaint.measureText(value) + 24f
        val room = WIDTH - 2 * side - taken
        val cut = TextUtils.ellipsize(name, paint, room, TextUtils.TruncateAt.END).toString()
        canvas.drawText(cut, side, baseline, paint)
        if (value.isEmpty()) return
        canvas.drawText(value, WIDTH - side - valuePaint.measureText(value), baseline, valuePaint)
    }

    private fun paint(size: Float, color: Int, isBold: Boolean = false) = TextPaint(Paint.ANTI_ALIAS_FLAG).apply {
        textSize = size
        this.color = color
        typeface = if (isBold) Typeface.create(Typeface.DEFAULT, Typeface.BOLD) else Typeface.DEFAULT
    }

    private companion object {
        const val WIDTH = 1080
        const val MARGIN = 64f
        const val INSET = 24f
        const val CORNER = 54f
        val GROUND = Color.rgb(0xF7, 0xF2, 0xEA)
        val CARD = Color.rgb(0xFF, 0xFD, 0xFA)
        val TEXT = Color.rgb(0x22, 0x22, 0x22)
        val FAINT = Color.rgb(0x6B, 0x5D, 0x4F)
    }
}
