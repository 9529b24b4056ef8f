using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Taktchat.Load;

/// <summary>Single-message webhooks of many customers, signed.</summary>
internal sealed class WebhookBodies(string number, string secret, int customers)
{
    private readonly byte[] _secret = Encoding.UTF8.GetBytes(secret);
    private readonly string _run = Convert.ToHexString(RandomNumberGenerator.GetBytes(6));
    private readonly long _start = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();

    /// <summary>A mobile number that stays one without Brazil's ninth digit: the simulator leaves it out of some.</summary>
    public static string Phone(int customer) => string.Create(CultureInfo.InvariantCulture, $"5511{991000000 + customer}");

    public byte[] Make(int index)
    {
        var customer = index % customers;
        var phone = Phone(customer);
        // Of the size and shape of a real one, with an id as random as theirs.
        var id = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(_run + index.ToString(CultureInfo.InvariantCulture))));
        return Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $$"""
            {"object":"whatsapp_business_account","entry":[{"id":"200000000000001","changes":[{"value":{"messaging_product":"whatsapp","metadata":{"display_phone_number":"551140028922","phone_number_id":"{{number}}"},"contacts":[{"profile":{"name":"Cliente {{customer}}"},"wa_id":"{{phone}}"}],"messages":[{"from":"{{phone}}","id":"wamid.HBgNNTUxMTk{{id}}","timestamp":"{{_start + index / 5000}}","text":{"body":"Mensagem número {{index}}: queria saber se ainda dá tempo de encomendar para sábado"},"type":"text"}]},"field":"messages"}]}]}
            """));
    }

    public string Signature(byte[] body) => "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(_secret, body));
}
