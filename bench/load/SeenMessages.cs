using System.Globalization;

namespace Taktchat.Load;

/// <summary>The messages of a pushed frame that this bench has sent: the number each text begins with ("… número 17: …", however
/// the accent is written), and what follows it up to the next.</summary>
internal ref struct SeenMessages(ReadOnlySpan<byte> frame)
{
    private ReadOnlySpan<byte> _rest = frame;

    public (int Index, bool HasPicture) Current { get; private set; }

    public readonly SeenMessages GetEnumerator() => this;

    public bool MoveNext()
    {
        var at = _rest.IndexOf("\"text\":\"Mensagem n"u8);
        if (at < 0)
        {
            return false;
        }

        _rest = _rest[(at + 18)..];
        _rest = _rest[(_rest.IndexOf((byte)' ') + 1)..];
        var index = int.Parse(_rest[.._rest.IndexOf((byte)':')], CultureInfo.InvariantCulture);
        var next = _rest.IndexOf("\"text\":\"Mensagem n"u8);
        var mine = next < 0 ? _rest : _rest[..next];
        Current = (index, mine.IndexOf("\"thumbnailUrl\":\"/"u8) >= 0 || mine.IndexOf("\"thumbnailUrl\":\"http"u8) >= 0);
        return true;
    }
}
