package pace.app.settings

import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.junit4.createEmptyComposeRule
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import pace.app.OnPhone
import pace.app.navigation.Place

@RunWith(RobolectricTestRunner::class)
class LicencesScreenTest {
    @get:Rule
    val rule = createEmptyComposeRule()

    @Test
    fun `the page shows the texts and names the parts`() : Unit = OnPhone(rule).use { phone ->
        rule.runOnUiThread { phone.navigator.open(Place.Licences) }
        phone.tap("licence", "MIT")
        phone.sees("Permission is hereby granted, free of charge")
        phone.seesNot("Licences")
        phone.tap(hasContentDescription("Close"))
        phone.finds("ring 0")
    }
}
