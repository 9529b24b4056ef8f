using System.Text;
using Taktchat.Channels.Contracts;
using Taktchat.Channels.Inbound;

namespace Taktchat.Unit.Channels;

/// <summary>The provider tells whole seconds; within one, messages stand as they arrived.</summary>
public sealed class MessageTimeTests
{
    private const long Second = 1_790_000_000;

    [Theory]
    [InlineData(150, 150)]
    [InlineData(999, 999)]
    [InlineData(1_050, 999)]
    [InlineData(90_000, 999)]
    [InlineData(-500, -500)]
    public void A_message_stands_where_it_arrived_in_its_second_or_at_the_end_of_it(int arrived, int stands) =>
        Assert.Equal((Second * 1000) + stands, TimeOf((Second * 1000) + arrived));

    [Fact]
    public void One_that_came_after_its_second_does_not_overtake_those_that_were_faster()
    {
        var fast = TimeOf((Second * 1000) + 150);
        var slow = TimeOf((Second * 1000) + 1_050);
        Assert.True(fast < slow);
    }

    private static long TimeOf(long receivedAt)
    {
        var body = Encoding.UTF8.GetBytes(
            $$"""{"item":{"id":"wamid.1","from":"5511988880000","type":"text","timestamp":"{{Second}}","text":{"body":"Oi"} } }""");
        var received = new InboundEvent(Guid.CreateVersion7(), default, default, InboundKind.Message, body, receivedAt, 0);
        return ((IncomingMessage)CloudApiReader.Read(received)!).ProviderTime;
    }
}
