namespace Taktchat.CloudApi.World;

/// <summary>Reading of phone numbers the way the Cloud API does it, with Brazil's ninth digit.</summary>
internal static class Phone
{
    private static readonly HashSet<string> TwoDigitCodes =
    [
        "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47", "48", "49", "51", "52", "53", "54", "55",
        "56", "57", "58", "60", "61", "62", "63", "64", "65", "66", "81", "82", "84", "86", "90", "91", "92", "93", "94", "95", "98",
    ];

    public static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    public static string CountryCode(string digits) => digits switch
    {
        ['1' or '7', ..] => digits[..1],
        { Length: >= 2 } when TwoDigitCodes.Contains(digits[..2]) => digits[..2],
        { Length: >= 3 } => digits[..3],
        _ => digits,
    };

    /// <summary>ISO country prefix of a user id; an approximation that knows the countries of the demo.</summary>
    public static string Country(string digits) => CountryCode(digits) switch
    {
        "55" => "BR",
        "1" => "US",
        "351" => "PT",
        "34" => "ES",
        "52" => "MX",
        "54" => "AR",
        "44" => "GB",
        "49" => "DE",
        "91" => "IN",
        _ => "ZZ",
    };

    /// <summary>One key for both ways to write a Brazilian mobile number: always with the ninth digit.</summary>
    public static string Canonical(string digits) =>
        digits.Length == 12 && digits.StartsWith("55", StringComparison.Ordinal) && digits[4] is >= '6' and <= '9'
            ? digits.Insert(4, "9")
            : digits;

    public static string WithoutNinthDigit(string digits) =>
        digits.Length == 13 && digits.StartsWith("55", StringComparison.Ordinal) && digits[4] == '9' ? digits.Remove(4, 1) : digits;

    /// <summary>Digits of a recipient, or null; without "+", the sender's country code is put before foreign-looking ones.</summary>
    public static string? ParseRecipient(string to, string senderCountryCode)
    {
        var plus = to.TrimStart().StartsWith('+');
        if (to.Any(c => !char.IsAsciiDigit(c) && c is not ('+' or ' ' or '-' or '(' or ')' or '.')) || to.LastIndexOf('+') > to.IndexOf('+'))
        {
            return null;
        }

        var digits = Digits(to);
        if (!plus && !digits.StartsWith(senderCountryCode, StringComparison.Ordinal))
        {
            digits = senderCountryCode + digits;
        }

        return digits.Length is >= 8 and <= 15 ? digits : null;
    }
}
