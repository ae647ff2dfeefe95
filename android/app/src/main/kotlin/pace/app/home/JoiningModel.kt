package pace.app.home

import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.launch
import pace.HomeStore
import pace.core.Done
import pace.core.Failure
import pace.values.GroupId

/** Looks a code up, and hands on what was found. */
class JoiningModel(
    private val code: String,
    private val store: HomeStore,
    private val onFound: (GroupId) -> Unit,
) : ViewModel() {
    private val failed = MutableStateFlow<Failure?>(null)
    val failure: StateFlow<Failure?> = failed

    fun look() {
        failed.value = null
        viewModelScope.launch {
            try {
                (store.join(code) as? Done.Found)?.let { onFound(it.group) }
            } catch (why: Failure) {
                failed.value = why
            }
        }
    }

    override fun onCleared() = store.close()
}
