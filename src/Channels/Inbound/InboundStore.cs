using Taktchat.Kernel;
using Taktchat.Kernel.Data;

namespace Taktchat.Channels.Inbound;

/// <summary>What people may do with parked events.</summary>
internal sealed class InboundStore(HotWriter writer, InboundDispatcher dispatcher)
{
    /// <summary>Processes a parked event once more. False when there is no such parked event in this company.</summary>
    public async Task<bool> ReplayAsync(CompanyId company, Guid id)
    {
        var job = new JudgeParked(company, id, replay: true);
        await writer.RunAsync(job);
        dispatcher.Poke();
        return job.Found;
    }

    /// <summary>Gives a parked event up; it is deleted with the done ones after eight days.</summary>
    public async Task<bool> DiscardAsync(CompanyId company, Guid id)
    {
        var job = new JudgeParked(company, id, replay: false);
        await writer.RunAsync(job);
        return job.Found;
    }
}
