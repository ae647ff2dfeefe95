import groovy.xml.DOMBuilder
import groovy.xml.XmlUtil
import org.w3c.dom.Element

/** The app's manifest with what its libraries declare: permissions, components, start-up entries. */
class ManifestMerge {
    private static final String ANDROID = 'http://schemas.android.com/apk/res/android'
    private static final String TOOLS = 'http://schemas.android.com/tools'
    private static final List<String> DECLARED = ['permission', 'uses-permission', 'uses-feature', 'queries']

    private final Map<String, String> root
    private final Map<String, String> sdk

    ManifestMerge(String minSdk, String targetSdk, String versionCode, String versionName) {
        root = [versionCode: versionCode, versionName: versionName]
        sdk = [minSdkVersion: minSdk, targetSdkVersion: targetSdk]
    }

    /** Libraries name their package in their manifest, the app in its build file. */
    static String packageOf(File manifest) {
        read(manifest).getAttribute('package')
    }

    void merge(File app, List<File> libraries, File into) {
        def merged = read(app)
        merged.setAttribute('package', 'pace.app')
        root.each { name, value -> merged.setAttributeNS(ANDROID, "android:$name", value) }
        def uses = merged.ownerDocument.createElement('uses-sdk')
        sdk.each { name, value -> uses.setAttributeNS(ANDROID, "android:$name", value) }
        merged.insertBefore(uses, merged.firstChild)
        def application = children(merged).find { it.tagName == 'application' }
        libraries.each { file ->
            children(read(file)).each { element ->
                if (element.tagName in DECLARED) add(merged, element)
                if (element.tagName == 'application') join(application, element)
            }
        }
        clean(merged)
        into.text = XmlUtil.serialize(merged)
    }

    /** Adds an element, or its children to the one of the same name. */
    private void add(Element parent, Element element) {
        def same = children(parent).find {
            it.tagName == element.tagName && it.tagName != 'intent' && name(it) == name(element)
        }
        if (same == null) parent.appendChild(parent.ownerDocument.importNode(element, true))
        else if (!removed(same)) join(same, element)
    }

    /** Gives an element the attributes it lacks and the children of another. */
    private void join(Element element, Element other) {
        (0..<other.attributes.length).collect { other.attributes.item(it) }.each {
            if (it.namespaceURI == ANDROID && !element.hasAttributeNS(ANDROID, it.localName)) {
                element.setAttributeNS(ANDROID, "android:$it.localName", it.value)
            }
        }
        children(other).each { add(element, it) }
    }

    private static boolean removed(Element element) {
        element.getAttributeNS(TOOLS, 'node') == 'remove'
    }

    private void clean(Element element) {
        children(element).findAll { removed(it) }.each { element.removeChild(it) }
        def attributes = (0..<element.attributes.length).collect { element.attributes.item(it) }
        attributes.findAll { it.namespaceURI == TOOLS }.each { element.removeAttributeNode(it) }
        attributes.each { it.value = it.value.replace('${applicationId}', 'pace.app') }
        children(element).each { clean(it) }
    }

    private static Element read(File file) {
        file.withReader('UTF-8') { DOMBuilder.parse(it, false, true).documentElement }
    }

    private static List<Element> children(Element element) {
        def nodes = element.childNodes
        (0..<nodes.length).collect { nodes.item(it) }.findAll { it instanceof Element }
    }

    private static String name(Element element) {
        element.getAttributeNS(ANDROID, 'name')
    }
}
