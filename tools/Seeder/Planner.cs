using System.Globalization;
using Taktchat.Kernel;
using Taktchat.Messages.Contracts;
using Taktchat.Tickets.Contracts;

namespace Taktchat.Seeder;

/// <summary>Makes up tickets in the order in which they began, so that their rows append to the tables.</summary>
internal sealed class Planner
{
    private const long Minute = 60_000;
    private const long Hour = 60 * Minute;
    private const long Day = 24 * Hour;

    /// <summary>São Paulo has had no daylight saving time since 2019.</summary>
    private const long SaoPaulo = -3 * Hour;

    private readonly Recipe _recipe;
    private readonly CompanySeed _company;
    private readonly Dice _dice;
    private readonly long _now;
    private readonly Bakery _bakery = new();
    private int _protocol;

    public Planner(Recipe recipe, CompanySeed company, Dice dice, long now)
    {
        (_recipe, _company, _dice, _now) = (recipe, company, dice, now);
        Customers = [.. Enumerable.Range(0, recipe.Contacts).Select(Customer)];
    }

    public IReadOnlyList<Customer> Customers { get; }

    /// <summary>How many protocol numbers were given out.</summary>
    public int Protocols => _protocol;

    public IEnumerable<TicketRow> Tickets()
    {
        var open = _recipe.OpenPerAgent * _company.Agents.Count;
        var closed = _recipe.Tickets - _recipe.Pending - open;
        // Even steps with a jitter stay sorted without a sort; the last ones end before the present.
        var start = _now - _recipe.Days * Day;
        var step = (_now - Day - start) / closed;
        for (var i = 0; i < closed; i++)
        {
            yield return Closed(AtWork(start + i * step + _dice.Below((int)Math.Min(step, int.MaxValue))));
        }

        for (var i = 0; i < open; i++)
        {
            yield return Open(_now - (4 + 2 * _recipe.Talks) * Hour + i * (4 * Hour / open), i % _company.Agents.Count);
        }

        for (var i = 0; i < _recipe.Pending; i++)
        {
            yield return Pending(_now - 55 * Minute + i * (50 * Minute / _recipe.Pending));
        }
    }

    private Customer Customer(int index)
    {
        var at = _now - (_recipe.Days + 1 + _dice.Below(200)) * Day + index;
        return new(_dice.IdAt(at), People.Name(_dice), People.Phone(index), at);
    }

    /// <summary>Nobody writes to a bakery at night: what falls before six or after nine is moved into the day.</summary>
    private static long AtWork(long at)
    {
        var time = (at + SaoPaulo) % Day;
        return time < 6 * Hour ? at + 6 * Hour : time > 21 * Hour ? at - 8 * Hour : at;
    }

    private TicketRow Closed(long at)
    {
        var agent = _dice.Below(_company.Agents.Count);
        var (customer, connection) = Pick(at, long.MinValue);
        var (messages, queue) = Talk(customer, agent, at);
        var closedAt = messages[^1].SortAt + _dice.Between(Minute, 20 * Minute);
        customer.FreeAt[connection] = closedAt;
        return Row(TicketStatus.Closed, customer, connection, queue, agent, messages, closedAt);
    }

    private TicketRow Open(long at, int agent)
    {
        var (customer, connection) = Pick(at, long.MaxValue);
        var (messages, queue) = Talk(customer, agent, at);
        var kept = _dice.Between(2, messages.Count);
        messages.RemoveRange(kept, messages.Count - kept);
        return Row(TicketStatus.Open, customer, connection, queue, agent, messages, null);
    }

    private TicketRow Pending(long at)
    {
        var (customer, connection) = Pick(at, long.MaxValue);
        var (messages, queue) = Talk(customer, 0, at);
        var answered = messages.FindIndex(x => x.Direction == Direction.Outbound);
        messages.RemoveRange(answered, messages.Count - answered);
        return Row(TicketStatus.Pending, customer, connection, _dice.Percent(40) ? null : queue, null, messages, null);
    }

    /// <summary>A customer without an unfinished ticket on that connection.</summary>
    private (Customer Customer, Guid Connection) Pick(long at, long busyUntil)
    {
        while (true)
        {
            var customer = _dice.Pick(Customers);
            // Two of three write to the first number.
            var connection = _company.Connections[_dice.Percent(67) ? 0 : _company.Connections.Count - 1].Id;
            if (customer.FreeAt.GetValueOrDefault(connection) < at)
            {
                customer.FreeAt[connection] = busyUntil;
                return (customer, connection);
            }
        }
    }

    private (List<MessageRow> Messages, Guid Queue) Talk(Customer customer, int agent, long at)
    {
        var messages = new List<MessageRow>();
        var queue = "";
        for (var i = 0; i < _recipe.Talks; i++)
        {
            var talk = _bakery.Hold(_dice, customer.Name.Split(' ')[0], _company.AgentNames[agent].Split(' ')[0]);
            queue = i == 0 ? talk.Queue : queue;
            foreach (var line in talk.Lines)
            {
                var turns = messages.Count > 0 && messages[^1].Direction == Direction.Inbound != line.FromCustomer;
                at += messages.Count == 0 ? 0 : turns ? _dice.Between(40_000L, 4 * Minute) : _dice.Between(4_000L, 30_000L);
                messages.Add(line.FromCustomer ? Inbound(line.Text, at) : Outbound(line.Text, at, agent));
            }
        }

        return (messages, _company.Queues[queue]);
    }

    // The provider tells whole seconds.
    private MessageRow Inbound(string text, long at) =>
        new(_dice.IdAt(at), Direction.Inbound, text, MessageStatus.Received, at / 1000 * 1000);

    private MessageRow Outbound(string text, long at, int agent)
    {
        var chance = _dice.Below(1000);
        var status = chance < 3 ? MessageStatus.Unknown : chance < 10 ? MessageStatus.Failed
            : chance < 140 ? MessageStatus.Delivered : MessageStatus.Read;
        return new(_dice.IdAt(at), Direction.Outbound, text, status, at)
        {
            Author = _company.Agents[agent],
            ErrorCode = status == MessageStatus.Failed ? 131026 : null,
        };
    }

    private TicketRow Row(
        TicketStatus status, Customer customer, Guid connection, Guid? queue, int? agent, List<MessageRow> messages, long? closedAt)
    {
        var at = messages[0].SortAt;
        if (!customer.Conversations.TryGetValue(connection, out var conversation))
        {
            customer.Conversations[connection] = conversation = _dice.IdAt(at);
        }

        return new()
        {
            Id = _dice.IdAt(at),
            Conversation = conversation,
            Customer = customer,
            Connection = connection,
            Queue = queue,
            Assignee = agent is { } a ? _company.Agents[a] : null,
            Status = status,
            Messages = messages,
            CreatedAt = at,
            ClosedAt = closedAt,
            Protocol = string.Create(CultureInfo.InvariantCulture, $"{at.ToTime().AddHours(-3).Year}-{++_protocol:D6}"),
        };
    }
}
