package lamina.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lamina.api.ConfigurationException;
import lamina.api.graph.Initializer;
import lamina.config.Fakes.AllSettings;
import lamina.config.Fakes.ConvSettings;
import lamina.config.Fakes.CropSettings;
import lamina.core.plugin.Registry;
import org.junit.jupiter.api.Test;

/** What is told about settings, and settings alone. */
class SettingTest {

    private static Map<String, String> takes(Class<?> settings) {
        return Setting.of(settings).stream().collect(Collectors.toMap(Setting::key, Setting::takes));
    }

    @Test
    void saysInWordsWhatItTakes() {
        Map<String, String> all = takes(AllSettings.class);
        assertEquals("whole number", all.get("count"));
        assertEquals("whole number", all.get("big"));
        assertEquals("number, above 0", all.get("rate"));
        assertEquals("true or false", all.get("on"));
        assertEquals("text", all.get("native"));
        assertEquals("path", all.get("place"));
        assertEquals("list of text", all.get("words"));
        assertEquals("object of depth", all.get("nested"));
        Map<String, String> conv = takes(ConvSettings.class);
        assertEquals("whole number, at least 1", conv.get("filters"));
        assertEquals(Initializer.class.getSimpleName().toLowerCase(java.util.Locale.ROOT), conv.get("weights"));
    }

    @Test
    void settingsAloneAreDefaultsAndChanges() {
        Fakes.Augmentations crop = new Fakes.Augmentations("crop", CropSettings.class);
        RunReader reader = new RunReader(Registry.of(crop));
        assertEquals(new CropSettings(5), reader.settings(crop, List.of("size=5")));
        assertEquals(
                "crop size: is missing and has no default (Pixels)",
                assertThrows(ConfigurationException.class, () -> reader.settings(crop, List.of()))
                        .getMessage()
                        .strip());
        assertEquals(
                "--set sise: no such setting; crop has size; did you mean \"size\"?",
                assertThrows(ConfigurationException.class, () -> reader.settings(crop, List.of("size=1", "sise=5")))
                        .getMessage());
    }
}
