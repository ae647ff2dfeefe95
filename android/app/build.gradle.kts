import com.android.build.api.variant.HasUnitTestBuilder
import org.jetbrains.kotlin.gradle.dsl.JvmTarget

plugins {
    alias(libs.plugins.android.application)
    alias(libs.plugins.kotlin.android)
    alias(libs.plugins.kotlin.compose)
}

// Where cargo builds: `cargo xtask bindings` the core's Kotlin face, `cargo xtask android lib` the core for phones.
val cargo = file(providers.gradleProperty("pace.target").getOrElse("../../target"))
val face = rootProject.file("../bindings/kotlin")

android {
    namespace = "pace.app"
    compileSdk = libs.versions.targetSdk.get().toInt()

    defaultConfig {
        applicationId = "pace.app"
        minSdk = libs.versions.minSdk.get().toInt()
        targetSdk = libs.versions.targetSdk.get().toInt()
        versionCode = libs.versions.versionCode.get().toInt()
        versionName = libs.versions.versionName.get()
        ndk { abiFilters += listOf("arm64-v8a", "armeabi-v7a", "x86_64") }
    }

    androidResources { localeFilters += listOf("en", "de", "zh-rTW") }

    signingConfigs {
        // Only where there is a keystore to sign with; without one the release stays unsigned.
        providers.environmentVariable("PACE_KEYSTORE").orNull?.let { keystore ->
            create("release") {
                storeFile = file(keystore)
                storePassword = providers.environmentVariable("PACE_KEYSTORE_PASSWORD").get()
                keyAlias = providers.environmentVariable("PACE_KEY_ALIAS").getOrElse("pace")
                keyPassword = providers.environmentVariable("PACE_KEY_PASSWORD")
                    .orElse(providers.environmentVariable("PACE_KEYSTORE_PASSWORD")).get()
            }
        }
    }

    buildTypes {
        release {
            isMinifyEnabled = true
            isShrinkResources = true
            proguardFiles(getDefaultProguardFile("proguard-android-optimize.txt"), "r8-rules.pro")
            signingConfig = signingConfigs.findByName("release")
        }
    }

    // A baseline profile is src/main/baseline-prof.txt; it has to be recorded on a device.
    sourceSets {
        getByName("main") {
            kotlin.srcDirs(face.resolve("src/main/kotlin"), cargo.resolve("bindings/kotlin"))
            jniLibs.srcDir(cargo.resolve("jniLibs"))
        }
        // For its stage, which the app's tests play on; the face's own tests are Jupiter's, and Maven runs them.
        getByName("test") { kotlin.srcDir(face.resolve("src/test/kotlin")) }
    }

    compileOptions {
        sourceCompatibility = JavaVersion.VERSION_17
        targetCompatibility = JavaVersion.VERSION_17
    }

    buildFeatures { compose = true }

    packaging {
        // Uncompressed, so that they are mapped from the APK, whose pages have 16 KB.
        jniLibs.useLegacyPackaging = false
        resources.excludes += listOf("META-INF/*.version", "META-INF/**/LICENSE*", "DebugProbesKt.bin")
    }

    testOptions {
        unitTests {
            isIncludeAndroidResources = true
            all { test ->
                test.systemProperty("jna.library.path", cargo.resolve("debug").path)
                test.systemProperty("pace.server", cargo.resolve("debug/pace-server").path)
                test.systemProperty("pace.target", cargo.path)
            }
        }
    }
}

// The tests walk the gallery, which only a debug build has.
androidComponents {
    beforeVariants(selector().withBuildType("release")) { (it as HasUnitTestBuilder).enableUnitTest = false }
}

kotlin { compilerOptions { jvmTarget = JvmTarget.JVM_17 } }

dependencies {
    implementation(libs.coroutines.android)
    implementation(libs.compose.animation)
    implementation(libs.compose.foundation)
    implementation(libs.compose.icons)
    implementation(libs.compose.material3)
    implementation(libs.compose.ui)
    implementation(libs.activity.compose)
    implementation(libs.lifecycle.runtime.compose)
    implementation(libs.lifecycle.viewmodel.compose)
    implementation(libs.core.ktx)
    implementation(libs.profileinstaller)
    implementation(libs.zxing)
    // The AAR brings the library that JNA calls through, for each kind of phone.
    implementation(variantOf(libs.jna) { artifactType("aar") })

    debugImplementation(libs.compose.preview)
    // Draws the previews in Android Studio; the check on the JVM has no use for it.
    debugImplementation("androidx.compose.ui:ui-tooling:${libs.versions.compose.get()}")
    debugImplementation(libs.compose.test.manifest)

    testImplementation(libs.jna)
    testImplementation(libs.coroutines.test)
    testImplementation(libs.compose.test)
    testImplementation(libs.junit4)
    testImplementation(libs.junit)
    testImplementation(libs.robolectric)
}
