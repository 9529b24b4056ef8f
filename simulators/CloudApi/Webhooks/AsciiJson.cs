using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Taktchat.CloudApi.Webhooks;

/// <summary>JSON the way Meta writes it on the wire: pure ASCII, everything else as <c>\u00e1</c> in lower-case hex.</summary>
internal static class AsciiJson
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Serialize(JsonNode node)
    {
        var utf8 = JsonSerializer.SerializeToUtf8Bytes(node, Relaxed);
        return NeedsEscaping(utf8) ? Escape(utf8) : utf8;
    }

    /// <summary>The value of the signature header for these very bytes.</summary>
    public static string Sign(string appSecret, ReadOnlySpan<byte> body) =>
        "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(appSecret), body));

    public static byte[] Escape(ReadOnlySpan<byte> utf8)
    {
        var output = new ArrayBufferWriter<byte>(utf8.Length * 2);
        while (!utf8.IsEmpty)
        {
            utf8 = utf8[Step(utf8, output)..];
        }

        return output.WrittenSpan.ToArray();
    }

    private static bool NeedsEscaping(ReadOnlySpan<byte> utf8) => utf8.Contains((byte)'\\') || utf8.ContainsAnyExceptInRange((byte)0, (byte)0x7f);

    private static int Step(ReadOnlySpan<byte> utf8, ArrayBufferWriter<byte> output)
    {
        if (utf8[0] == '\\')
        {
            return CopyEscape(utf8, output);
        }

        if (utf8[0] < 0x80)
        {
            var plain = utf8.IndexOfAnyExceptInRange((byte)0, (byte)0x7f);
            var run = plain < 0 ? utf8 : utf8[..plain];
            var backslash = run.IndexOf((byte)'\\');
            run = backslash < 0 ? run : run[..backslash];
            output.Write(run);
            return run.Length;
        }

        Rune.DecodeFromUtf8(utf8, out var rune, out var consumed);
        Span<char> units = stackalloc char[2];
        foreach (var unit in units[..rune.EncodeToUtf16(units)])
        {
            WriteUnit(unit, output);
        }

        return consumed;
    }

    // The serialiser escapes some characters by itself, in upper-case hex.
    private static int CopyEscape(ReadOnlySpan<byte> utf8, ArrayBufferWriter<byte> output)
    {
        if (utf8[1] != 'u')
        {
            output.Write(utf8[..2]);
            return 2;
        }

        var target = output.GetSpan(6);
        for (var i = 0; i < 6; i++)
        {
            target[i] = utf8[i] is >= (byte)'A' and <= (byte)'F' ? (byte)(utf8[i] + 32) : utf8[i];
        }

        output.Advance(6);
        return 6;
    }

    private static void WriteUnit(char unit, ArrayBufferWriter<byte> output)
    {
        const string hex = "0123456789abcdef";
        var target = output.GetSpan(6);
        target[0] = (byte)'\\';
        target[1] = (byte)'u';
        for (var i = 0; i < 4; i++)
        {
            target[2 + i] = (byte)hex[(unit >> (12 - (4 * i))) & 0xf];
        }

        output.Advance(6);
    }
}
