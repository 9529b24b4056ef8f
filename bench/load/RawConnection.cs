using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Taktchat.Load;

/// <summary>One keep-alive HTTP/1.1 connection on a bare socket: a client library would cost as much as the server.</summary>
internal sealed class RawConnection(Uri server, string path) : IDisposable
{
    private readonly byte[] _buffer = new byte[1024 * 1024];
    private readonly string _head = $"POST {path} HTTP/1.1\r\nHost: {server.Authority}\r\nContent-Type: application/json\r\n";
    private Socket? _socket;

    /// <summary>True when the answer was 200.</summary>
    public async Task<bool> PostAsync(byte[] body, Func<byte[], string> sign)
    {
        try
        {
            var socket = _socket ??= await ConnectAsync();
            var head = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture,
                $"{_head}X-Hub-Signature-256: {sign(body)}\r\nContent-Length: {body.Length}\r\n\r\n"));
            var request = new byte[head.Length + body.Length];
            head.CopyTo(request, 0);
            body.CopyTo(request, head.Length);
            await socket.SendAsync(request);
            return await ReadAnswerAsync(socket) == 200;
        }
        catch (SocketException)
        {
            Dispose();
            return false;
        }
    }

    /// <summary>True when the answer to a GET was 200.</summary>
    public async Task<bool> GetAsync(byte[] request)
    {
        try
        {
            var socket = _socket ??= await ConnectAsync();
            await socket.SendAsync(request);
            return await ReadAnswerAsync(socket) == 200;
        }
        catch (SocketException)
        {
            Dispose();
            return false;
        }
    }

    public void Dispose()
    {
        _socket?.Dispose();
        _socket = null;
    }

    private async Task<Socket> ConnectAsync()
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(server.Host, server.Port);
        return socket;
    }

    /// <summary>Status of the answer; reads to its end so that the connection can be used again.</summary>
    private async Task<int> ReadAnswerAsync(Socket socket)
    {
        var length = 0;
        while (true)
        {
            var read = await socket.ReceiveAsync(_buffer.AsMemory(length));
            if (read == 0)
            {
                Dispose();
                return 0;
            }

            length += read;
            if (IsComplete(_buffer.AsSpan(0, length)))
            {
                return ((_buffer[9] - '0') * 100) + ((_buffer[10] - '0') * 10) + _buffer[11] - '0';
            }
        }
    }

    private static bool IsComplete(ReadOnlySpan<byte> answer)
    {
        var end = answer.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return false;
        }

        var head = answer[..end];
        var at = head.IndexOf("Content-Length: "u8);
        if (at >= 0)
        {
            var digits = head[(at + 16)..];
            var stop = digits.IndexOf((byte)'\r');
            return answer.Length >= end + 4 + int.Parse(stop < 0 ? digits : digits[..stop], CultureInfo.InvariantCulture);
        }

        return answer[(end + 4)..].EndsWith("0\r\n\r\n"u8);
    }
}
