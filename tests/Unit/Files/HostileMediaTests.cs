using CsCheck;
using Taktchat.Files.Containers;
using Taktchat.Files.Sniffing;
using Taktchat.Files.Voice;

namespace Taktchat.Unit.Files;

/// <summary>Whatever the bytes are, the answer is an answer: no exception, no endless loop, no memory beyond measure.</summary>
public sealed class HostileMediaTests
{
    private static readonly byte[][] Seeds =
    [
        Read("chromium-voice.webm"), Read("chromium-voice.mp4"), Rewrapped("chromium-voice.webm"),
        Webms.File([Webms.Packet(20), Webms.Packet(30)], discardNanoseconds: 1000),
    ];

    [Fact]
    public void Damaged_recordings_are_refused_or_read() =>
        Gen.Select(Gen.Int[0, Seeds.Length - 1], Gen.Int[1, 6].SelectMany(n => Gen.Select(Gen.Int[0, 4000], Gen.Byte).Array[n]), Gen.Int[0, 9000])
            .Sample((seed, changes, length) =>
            {
                var bytes = Seeds[seed].ToArray();
                foreach (var (at, value) in changes)
                {
                    bytes[at % bytes.Length] = value;
                }

                Digest(length > bytes.Length ? bytes : bytes[..length]);
            }, iter: 4000, threads: 1);

    [Fact]
    public void Noise_behind_a_good_beginning_is_refused_or_read() =>
        Gen.Select(Gen.Int[0, Seeds.Length - 1], Gen.Int[0, 600], Gen.Byte.Array[0, 400])
            .Sample((seed, kept, noise) => Digest([.. Seeds[seed].Take(kept), .. noise]), iter: 3000, threads: 1);

    [Fact]
    public void A_count_of_samples_beyond_the_file_is_refused()
    {
        var track = new Mp4Track { Table = 0..44 };
        byte[] table =
        [
            0, 0, 0, 20, .. "stsz"u8, 0, 0, 0, 0, 0, 0, 0, 1, 0xFF, 0xFF, 0xFF, 0xFF,
            0, 0, 0, 24, .. "stco"u8, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0,
        ];
        Assert.Null(Mp4Samples.Find(table, track));
    }

    [Fact]
    public void Laced_blocks_are_refused() =>
        Assert.Null(VoiceNotes.Rewrap(Webms.File([Webms.Packet(20)], flags: 0x82), Stream.Null));

    [Fact]
    public void A_packet_that_is_none_is_refused()
    {
        Assert.Null(VoiceNotes.Rewrap(Webms.File([Webms.Packet(20), []]), Stream.Null));
        Assert.Null(VoiceNotes.Rewrap(Webms.File([Webms.Packet(20), [0x9B, 63]]), Stream.Null));
    }

    [Fact]
    public void A_head_that_is_none_is_refused()
    {
        Assert.Null(VoiceNotes.Rewrap(Webms.File([Webms.Packet(20)], head: [1, 2, 3]), Stream.Null));
        Assert.Null(VoiceNotes.Rewrap(Webms.File([Webms.Packet(20)], head: Webms.Head(channels: 0)), Stream.Null));
    }

    [Fact]
    public void Elements_in_elements_without_end_are_walked_once()
    {
        // A million groups, each claiming to hold all that follows.
        var nested = Enumerable.Repeat<byte[]>([0xA0, 0x01, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], 1_000_000).SelectMany(x => x);
        Assert.Null(VoiceNotes.Rewrap([.. Webms.File([]), .. nested], Stream.Null));
    }

    private static void Digest(byte[] bytes)
    {
        using var output = new MemoryStream();
        if (VoiceNotes.Rewrap(bytes, output) is { } note)
        {
            // What we write ourselves is always good Ogg.
            Assert.Equal(note, VoiceNotes.Read(output.ToArray()));
        }

        Assert.InRange(output.Length, 0, (bytes.Length * 3) + 1000);
        VoiceNotes.Read(bytes);
        using var file = new MemoryStream(bytes);
        MediaProbe.Look(file, Sniffer.Sniff(file, "voz", null));
    }

    private static byte[] Read(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Files", "captured", name));

    private static byte[] Rewrapped(string name)
    {
        using var output = new MemoryStream();
        VoiceNotes.Rewrap(Read(name), output);
        return output.ToArray();
    }
}
