import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Checks an evidence pack of Drover offline: {@code java VerifyEvidence.java pack.zip}. Exit code 0 if it is sound. */
public class VerifyEvidence {

    private static final String MANIFEST = "SHA256SUMS";
    private static final String ZERO = "0".repeat(64);
    private static final List<String> EXPECTED =
            List.of("run.json", "revision.json", "steps.json", "signoffs.tsv", "events.tsv", "audit.tsv", "audit-links.tsv");

    /** What is handed in by people may be large, so of that only the checksum is kept. */
    private static final String HANDED_IN = "files/";

    private final List<String> problems = new ArrayList<>();
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final Map<String, String> checksums = new LinkedHashMap<>();

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 1) {
            System.err.println("Say which pack: java VerifyEvidence.java pack.zip");
            System.exit(2);
        }
        VerifyEvidence verifier = new VerifyEvidence();
        List<String> problems;
        try {
            problems = verifier.check(Path.of(arguments[0]));
        } catch (IOException e) {
            System.err.println("The pack cannot be read: " + e.getMessage());
            System.exit(2);
            return;
        }
        problems.forEach(problem -> System.out.println("PROBLEM  " + problem));
        System.out.println("Checksum of " + MANIFEST + ": " + verifier.checksum());
        System.out.println(problems.isEmpty() ? "Sound. Compare the checksum with the one in Drover's record." : "NOT sound.");
        System.exit(problems.isEmpty() ? 0 : 1);
    }

    /** Everything that does not fit; empty if the pack is sound. */
    public List<String> check(Path pack) throws Exception {
        read(pack);
        checksums();
        events();
        signoffs();
        handedIn();
        records();
        return problems;
    }

    public String checksum() throws Exception {
        return sha256(files.getOrDefault(MANIFEST, new byte[0]));
    }

    private void read(Path pack) throws IOException {
        try (ZipFile zip = new ZipFile(pack.toFile(), StandardCharsets.UTF_8)) {
            var entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                if (checksums.put(entry.getName(), read(zip, entry)) != null) {
                    problems.add(entry.getName() + " is there twice.");
                }
            }
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private String read(ZipFile zip, ZipEntry entry) throws IOException, GeneralSecurityException {
        try (InputStream in = zip.getInputStream(entry)) {
            if (entry.getName().startsWith(HANDED_IN)) {
                return sha256(in);
            }
            byte[] content = in.readAllBytes();
            files.put(entry.getName(), content);
            return sha256(content);
        }
    }

    private void checksums() throws Exception {
        Map<String, String> listed = new HashMap<>();
        for (String line : lines(MANIFEST)) {
            int gap = line.indexOf("  ");
            if (gap != 64) {
                problems.add("The list of checksums has a line that is none: " + line);
            } else {
                listed.put(line.substring(gap + 2), line.substring(0, gap));
            }
        }
        for (String name : EXPECTED) {
            if (!listed.containsKey(name)) {
                problems.add(name + " is not in the list of checksums.");
            }
        }
        for (Map.Entry<String, String> entry : listed.entrySet()) {
            String found = checksums.get(entry.getKey());
            if (found == null) {
                problems.add(entry.getKey() + " is missing.");
            } else if (!found.equals(entry.getValue())) {
                problems.add(entry.getKey() + " was changed after it was packed.");
            }
        }
        for (String name : checksums.keySet()) {
            if (!name.equals(MANIFEST) && !listed.containsKey(name)) {
                problems.add(name + " was put in after it was packed.");
            }
        }
    }

    private void events() throws Exception {
        String hash = ZERO;
        long seq = 0;
        for (String line : rows("events.tsv")) {
            int tab = line.indexOf('\t');
            String content = line.substring(tab + 1);
            hash = sha256((hash + "\n" + content).getBytes(StandardCharsets.UTF_8));
            seq++;
            if (!line.substring(0, Math.max(0, tab)).equals(hash)) {
                problems.add("Event " + seq + " does not follow the one before it.");
                return;
            }
            if (!content.startsWith(seq + "\t")) {
                problems.add("Event " + seq + " is missing.");
                return;
            }
        }
        if (seq == 0) {
            problems.add("There are no events.");
        }
    }

    private void signoffs() {
        boolean whole = false;
        for (String row : rows("signoffs.tsv")) {
            String[] fields = row.split("\t", -1);
            if (fields.length > 7 && fields[1].equals("WHOLE")) {
                whole = true;
                if (!fields[6].equals(fields[7])) {
                    problems.add("The run did not run the plan of the revision in this pack.");
                }
                String revision = new String(files.getOrDefault("revision.json", new byte[0]), StandardCharsets.UTF_8);
                if (!revision.contains("\"" + fields[7] + "\"")) {
                    problems.add("The revision in this pack has another digest than the run.");
                }
            }
        }
        if (!whole) {
            problems.add("The signoffs do not say which plan the run ran.");
        }
    }

    /** Packs of older versions of Drover have no files. */
    private void handedIn() {
        Set<String> told = new HashSet<>();
        if (checksums.containsKey("files.tsv")) {
            String story = new String(files.getOrDefault("events.tsv", new byte[0]), StandardCharsets.UTF_8);
            for (String row : rows("files.tsv")) {
                String[] fields = row.split("\t", -1);
                String path = plain(fields[0]);
                told.add(path);
                if (fields.length < 2 || !fields[1].equals(checksums.get(path))) {
                    problems.add(path + " is not the file that was handed in.");
                } else if (!story.contains("SHA-256 " + fields[1] + ".")) {
                    problems.add(path + " is not the file that the events tell of.");
                }
            }
        }
        for (String name : checksums.keySet()) {
            if (name.startsWith(HANDED_IN) && !told.contains(name)) {
                problems.add(name + " is in no list of files that were handed in.");
            }
        }
    }

    private void records() throws Exception {
        Map<Long, String> links = new HashMap<>();
        long before = -1;
        for (String row : rows("audit-links.tsv")) {
            String[] fields = row.split("\t", -1);
            long seq = Long.parseLong(fields[0]);
            if (before >= 0 && seq != before + 1) {
                problems.add("The record has no entry " + (before + 1) + ".");
            }
            before = seq;
            links.put(seq, fields[1]);
        }
        for (String row : rows("audit.tsv")) {
            String[] fields = row.split("\t", -1);
            if (fields.length != 10) {
                problems.add("The record has a line that is none: " + row);
                continue;
            }
            String[] values = Arrays.stream(fields).map(VerifyEvidence::plain).toArray(String[]::new);
            long seq = Long.parseLong(values[0]);
            if (!hash(Arrays.copyOf(values, 9)).equals(values[9])) {
                problems.add("Entry " + seq + " of the record was changed after it was written.");
            }
            if (!values[9].equals(links.get(seq))) {
                problems.add("Entry " + seq + " is not the one in the chain.");
            }
            if (seq > 1 && !values[8].equals(links.get(seq - 1))) {
                problems.add("Entry " + seq + " does not follow the entry before it.");
            }
        }
    }

    /** The hash of an entry: the length in front of each field keeps "ab" + "c" apart from "a" + "bc". */
    private static String hash(String[] fields) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (String field : fields) {
            byte[] bytes = field == null ? new byte[0] : field.getBytes(StandardCharsets.UTF_8);
            digest.update((field == null ? "null" : bytes.length + ":").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String plain(String field) {
        if (field.equals("\\N")) {
            return null;
        }
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c == '\\' && i + 1 < field.length()) {
                char next = field.charAt(++i);
                plain.append(next == 't' ? '\t' : next == 'n' ? '\n' : next == 'r' ? '\r' : next);
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    private List<String> lines(String name) {
        byte[] content = files.get(name);
        if (content == null) {
            problems.add(name + " is missing.");
            return List.of();
        }
        List<String> lines = new ArrayList<>(List.of(new String(content, StandardCharsets.UTF_8).split("\n", -1)));
        lines.removeIf(String::isEmpty);
        return lines;
    }

    /** The lines without the one that names the columns. */
    private List<String> rows(String name) {
        List<String> lines = lines(name);
        return lines.isEmpty() ? lines : lines.subList(1, lines.size());
    }

    private static String sha256(byte[] bytes) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static String sha256(InputStream in) throws IOException, GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] part = new byte[65_536];
        for (int length = in.read(part); length >= 0; length = in.read(part)) {
            digest.update(part, 0, length);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
