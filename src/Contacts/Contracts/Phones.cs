using PhoneNumbers;
using Taktchat.Kernel;

namespace Taktchat.Contacts.Contracts;

/// <summary>Phone numbers as they are matched, sent and shown.</summary>
public static class Phones
{
    /// <summary>What a person is told who typed no phone number.</summary>
    public static readonly Words NotValid = new(
        "Este número de telefone não é válido. Use DDD e número, por exemplo (11) 98888-7777.",
        "This phone number is not valid. Use the area code and the number, for example (11) 98888-7777.",
        "Este número de teléfono no es válido. Use el código de área y el número, por ejemplo (11) 98888-7777.");

    public const int MaxDigits = 15;

    private static readonly PhoneNumberUtil Library = PhoneNumberUtil.GetInstance();

    /// <summary>The value two spellings of one number share: E.164 digits, Brazilian mobiles with their ninth digit,
    /// landlines untouched. WhatsApp itself may leave the 9 out, and no rule tells for whom
    /// (whatsapp-cloud-api reference 6.5), so it is only ever used for matching, never for sending.</summary>
    public static string Canonical(string digits)
    {
        // 55, two digits of area code, then 8 digits: mobiles begin with 6 to 9, landlines with 2 to 5.
        if (digits.Length == 12 && digits.StartsWith("55", StringComparison.Ordinal) && digits[4] is >= '6' and <= '9')
        {
            return string.Concat(digits.AsSpan(0, 4), "9", digits.AsSpan(4));
        }

        // Argentina: 54 9 … and 54 … are one mobile; Mexico: 52 1 … and 52 … likewise.
        if (digits.Length == 13 && (digits.StartsWith("549", StringComparison.Ordinal) || digits.StartsWith("521", StringComparison.Ordinal)))
        {
            return string.Concat(digits.AsSpan(0, 2), digits.AsSpan(3));
        }

        return digits;
    }

    /// <summary>Reads what a person typed (<c>(11) 98888-7777</c>, <c>+55 11 …</c>): canonical digits, or null when no
    /// telephone number can be meant. Without a country code the number is Brazilian.</summary>
    public static string? FromPerson(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed) || typed.Length > 40)
        {
            return null;
        }

        return Parse(typed.Trim(), "BR") ?? Parse("+" + typed.Trim(), null);
    }

    /// <summary>Only digits, as a provider writes a number; null for anything else.</summary>
    public static string? FromProvider(string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return null;
        }

        var digits = value.AsSpan().TrimStart('+');
        return digits.Length is >= 5 and <= MaxDigits && digits.IndexOfAnyExceptInRange('0', '9') < 0 ? digits.ToString() : null;
    }

    private static string? Parse(string text, string? region)
    {
        try
        {
            var parsed = Library.Parse(text, region);
            return Library.IsPossibleNumber(parsed)
                ? Canonical(Library.Format(parsed, PhoneNumberFormat.E164).TrimStart('+'))
                : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }
}
