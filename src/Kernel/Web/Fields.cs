using System.Diagnostics.CodeAnalysis;
using System.Net.Mail;

namespace Taktchat.Kernel.Web;

/// <summary>Checks the shape of a request and collects what is wrong in words, field by field.</summary>
public sealed class Fields
{
    private readonly Dictionary<string, List<Words>> _errors = [];

    /// <summary>Null when everything is in order.</summary>
    public Failure? Failure => _errors.Count == 0
        ? null
        : Failures.Validation with { Fields = _errors.ToDictionary(x => x.Key, x => x.Value.ToArray()) };

    /// <summary>A text that must be there: trimmed, without control characters, at most <paramref name="max"/> characters.</summary>
    public string Text(string field, string? value, int max, int min = 1)
    {
        var text = Clean(value);
        if (text.Length < min)
        {
            Add(field, text.Length == 0
                ? new("Preencha este campo.", "Please fill in this field.", "Complete este campo.")
                : new($"Use pelo menos {min} caracteres.", $"Use at least {min} characters.", $"Use al menos {min} caracteres."));
        }
        else if (text.Length > max)
        {
            Add(field, new($"Use no máximo {max} caracteres.", $"Use at most {max} characters.", $"Use como máximo {max} caracteres."));
        }

        return text;
    }

    /// <summary>A text that may be left out.</summary>
    public string? OptionalText(string field, string? value, int max) => value is null ? null : Text(field, value, max);

    /// <summary>An e-mail address, in lower case.</summary>
    public string Email(string field, string? value)
    {
        var text = Text(field, value, 254);
#pragma warning disable CA1308 // Mail addresses are compared in lower case by every provider.
        text = text.ToLowerInvariant();
#pragma warning restore CA1308
        if (text.Length > 0 && (!MailAddress.TryCreate(text, out var parsed) || parsed.Address != text || !text.Contains('.', StringComparison.Ordinal)))
        {
            Add(field, new("Este e-mail não é válido.", "This e-mail address is not valid.", "Este correo no es válido."));
        }

        return text;
    }

    /// <summary>A password: 8 to 128 characters, taken as it is.</summary>
    public string Password(string field, string? value)
    {
        if (value is null || value.Length < 8)
        {
            Add(field, new("A senha precisa de pelo menos 8 caracteres.", "The password needs at least 8 characters.",
                "La contraseña necesita al menos 8 caracteres."));
        }
        else if (value.Length > 128)
        {
            Add(field, new("A senha pode ter no máximo 128 caracteres.", "The password may have at most 128 characters.",
                "La contraseña puede tener como máximo 128 caracteres."));
        }

        return value ?? "";
    }

    /// <summary>One of a few words of the wire.</summary>
    public bool OneOf<T>(string field, string? value, IReadOnlyDictionary<string, T> known, [MaybeNullWhen(false)] out T found)
    {
        if (value is not null && known.TryGetValue(value, out found))
        {
            return true;
        }

        var list = string.Join(", ", known.Keys);
        Add(field, new($"Use um destes valores: {list}.", $"Use one of: {list}.", $"Use uno de estos valores: {list}."));
        found = default;
        return false;
    }

    public void Add(string field, Words words)
    {
        if (!_errors.TryGetValue(field, out var list))
        {
            _errors[field] = list = [];
        }

        list.Add(words);
    }

    /// <summary>Without NUL and other control characters, which PostgreSQL or a terminal would choke on; line breaks stay.</summary>
    public static string Clean(string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return "";
        }

        var text = value.AsSpan().IndexOfAnyInRange('\0', '\u001F') < 0
            ? value
            : string.Concat(value.Where(c => c is >= ' ' or '\n' or '\t'));
        return text.Trim();
    }
}
