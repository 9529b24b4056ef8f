using System.Collections.Concurrent;
using System.Security.Cryptography;
using Taktchat.CloudApi.Media;
using Taktchat.CloudApi.Time;

namespace Taktchat.CloudApi.World;

/// <summary>All that exists on the simulated platform.</summary>
internal sealed class SimWorld
{
    private const int KeptMessages = 200_000;
    private readonly SimulatorOptions options;
    private readonly SimClock clock;
    private readonly ConcurrentDictionary<(string Number, string Phone), Chat> chats = new();
    private readonly ConcurrentDictionary<string, ChatMessage> messages = new();
    private readonly ConcurrentQueue<string> messageOrder = new();
    private readonly string madeUpSecret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public SimWorld(SimulatorOptions options, SimClock clock, Tokens tokens, Ledger ledger, MediaStore media)
    {
        this.options = options;
        this.clock = clock;
        Tokens = tokens;
        Ledger = ledger;
        Media = media;
        Reset();
    }

    public ConcurrentDictionary<string, SimApp> Apps { get; } = new();

    public ConcurrentDictionary<string, SimWaba> Wabas { get; } = new();

    public ConcurrentDictionary<string, SimNumber> Numbers { get; } = new();

    public Contacts Contacts { get; } = new();

    public Tokens Tokens { get; }

    public Ledger Ledger { get; }

    public MediaStore Media { get; }

    public Templates Templates { get; } = new();

    /// <summary>In a demo, conversations from before this moment are unknown and therefore forgiven.</summary>
    public DateTimeOffset StartedAt { get; private set; }

    public ICollection<Chat> Chats => chats.Values;

    public bool IsDemo => options.Mode == SimulatorMode.Demo;

    public Chat ChatOf(SimNumber number, SimContact contact) =>
        chats.GetOrAdd((number.Id, contact.Phone), static (_, pair) => new Chat(pair.number, pair.contact), (number, contact));

    /// <summary>A number by id or by its digits; left out, the built-in one.</summary>
    public SimNumber NumberFor(string? idOrDigits)
    {
        var wanted = idOrDigits ?? options.PhoneNumberId;
        return Numbers.GetValueOrDefault(wanted)
            ?? Numbers.Values.FirstOrDefault(x => x.Digits == Phone.Digits(wanted))
            ?? throw new BadHttpRequestException($"There is no number {wanted}.");
    }

    public ChatMessage? FindMessage(string wamid) => messages.GetValueOrDefault(wamid);

    public void Add(ChatMessage message)
    {
        message.Chat.Add(message);
        messages[message.Wamid] = message;
        messageOrder.Enqueue(message.Wamid);
        if (messageOrder.Count > KeptMessages && messageOrder.TryDequeue(out var oldest))
        {
            messages.TryRemove(oldest, out _);
        }
    }

    /// <summary>True while the customer may be answered with free text.</summary>
    public bool WindowIsOpen(Chat chat)
    {
        var now = clock.UtcNow;
        return (chat.LastInboundAt is { } last && now - last < TimeSpan.FromHours(24))
            || (IsDemo && now - StartedAt < TimeSpan.FromHours(24));
    }

    public void Reset()
    {
        Apps.Clear();
        Wabas.Clear();
        Numbers.Clear();
        Contacts.Clear();
        Tokens.Clear();
        Ledger.Clear();
        Media.Clear();
        Templates.Clear();
        chats.Clear();
        messages.Clear();
        messageOrder.Clear();
        StartedAt = clock.UtcNow;
        AddDefaults();
    }

    private void AddDefaults()
    {
        Apps[options.AppId] = new SimApp { Id = options.AppId, Secret = options.AppSecret ?? madeUpSecret };
        Wabas[options.BusinessAccountId] = new SimWaba { Id = options.BusinessAccountId, Name = options.VerifiedName };
        var number = new SimNumber
        {
            Id = options.PhoneNumberId,
            DisplayPhoneNumber = options.DisplayPhoneNumber,
            VerifiedName = options.VerifiedName,
            WabaId = options.BusinessAccountId,
            AppId = options.AppId,
        };
        number.SetThroughput(options.ThroughputMps);
        Numbers[number.Id] = number;
        DemoTemplates.AddTo(Templates, options.BusinessAccountId);
        if (IsDemo)
        {
            AddDemoContacts();
        }
    }

    private void AddDemoContacts()
    {
        (string Phone, string Name)[] people =
        [
            ("5511987654321", "Maria Souza"), ("5521998765432", "João Pereira"), ("5531991230009", "Ana Beatriz Lima"),
            ("5541996543210", "Carlos Eduardo Ramos"), ("5571988127777", "Júlia Nascimento"),
        ];
        foreach (var (phone, name) in people)
        {
            Contacts.Resolve(phone).Name = name;
        }
    }
}
