package pace.app.plan

import android.content.res.Resources
import pace.app.R
import pace.rules.Extent
import pace.rules.Fairness
import pace.rules.Outlook

/** What people want to know of a plan, a sentence each; empty without a game. */
fun Resources.sentences(outlook: Outlook): List<String> {
    val toCome = outlook.shares.map { share -> share.toCome }
    val isLate = outlook.shares.any { share -> share.isLate }
    return sentences(outlook.fairness, if (isLate) Extent(toCome.min(), toCome.max()) else null)
}

/** `late` is how often everybody plays from now on, where somebody came later. */
fun Resources.sentences(fairness: Fairness, late: Extent? = null): List<String> {
    if (fairness.plays.most == 0) return emptyList()
    val plays = if (late == null) {
        getString(R.string.plan_plays_all, times(fairness.plays))
    } else {
        getString(R.string.plan_plays_late, times(fairness.plays), times(late))
    }
    val rest = when (fairness.longestRest) {
        0 -> getString(R.string.plan_no_rest)
        1 -> getString(R.string.plan_rest_once)
        else -> getString(R.string.plan_rest_rounds, fairness.longestRest)
    }
    val partners = partners(fairness.partners, fairness.hasFixedPartners)
    return listOfNotNull(plays, partners, opponents(fairness.opponents), rest)
}

private fun Resources.partners(extent: Extent, areFixed: Boolean): String? = when {
    extent.most == 0 -> null
    areFixed -> getString(R.string.plan_partners_fixed)
    extent.least == 0 && extent.most == 1 -> getString(R.string.plan_partners_once)
    extent.least == extent.most -> getString(R.string.plan_partners_all, times(extent.most))
    else -> getString(R.string.plan_partners_most, times(extent.most))
}

private fun Resources.opponents(extent: Extent): String =
    if (extent.least == 0) {
        getString(R.string.plan_opponents_most, times(extent.most))
    } else {
        getString(R.string.plan_opponents_all, times(extent))
    }

/** "once", "twice", "3 times", "1 to 2 times". */
private fun Resources.times(extent: Extent): String =
    if (extent.least == extent.most) {
        times(extent.most)
    } else {
        getString(R.string.plan_times_range, extent.least, extent.most)
    }

private fun Resources.times(count: Int): String = when (count) {
    1 -> getString(R.string.plan_once)
    2 -> getString(R.string.plan_twice)
    else -> getString(R.string.plan_times, count)
}

/** "2–3", or "2". */
val Extent.range get() = if (least == most) "$least" else "$least–$most"
