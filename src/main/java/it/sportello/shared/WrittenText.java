package it.sportello.shared;

/** What people may write: any letters, but no control characters and no halves of characters, which no act can print. */
public final class WrittenText {

    private WrittenText() {}

    /** True when everything in it can be read: tabs and line breaks too. */
    public static boolean isReadable(String text) {
        return text.codePoints().allMatch(WrittenText::isReadable);
    }

    private static boolean isReadable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> character == '\t' || character == '\n' || character == '\r';
            case Character.SURROGATE -> false;
            default -> true;
        };
    }
}
