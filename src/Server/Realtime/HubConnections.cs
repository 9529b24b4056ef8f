using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using Taktchat.Kernel;
using Taktchat.Tenancy.Contracts;

namespace Taktchat.Server.Realtime;

/// <summary>Who listens on this node, and to what. A change of access ends the person's connections: at once here, and
/// within five seconds on every other node, because each judges its listeners again and again.</summary>
public sealed class HubConnections(IAccessJudge judge, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan JudgeEvery = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<string, Listener> _listeners = new();
    private readonly ConcurrentDictionary<string, int> _groups = new();

    public int Count => _listeners.Count;

    /// <summary>Whether anybody on this node is in the group; a push to nobody need not be made.</summary>
    public bool HasMembers(string group) => _groups.TryGetValue(group, out var count) && count > 0;

    internal void Add(HubCallerContext context, Access access) => _listeners[context.ConnectionId] = new(context, access, []);

    internal void Joined(HubCallerContext context, string group)
    {
        if (_listeners.TryGetValue(context.ConnectionId, out var listener) && listener.Groups.TryAdd(group, 0))
        {
            _groups.AddOrUpdate(group, 1, static (_, count) => count + 1);
        }
    }

    internal void Left(HubCallerContext context, string group)
    {
        if (_listeners.TryGetValue(context.ConnectionId, out var listener) && listener.Groups.TryRemove(group, out _))
        {
            Leave(group);
        }
    }

    internal void Remove(HubCallerContext context)
    {
        if (_listeners.TryRemove(context.ConnectionId, out var listener))
        {
            foreach (var group in listener.Groups.Keys)
            {
                Leave(group);
            }
        }
    }

    public void Drop(UserId user)
    {
        foreach (var listener in _listeners.Values)
        {
            if (listener.Access.UserId == user)
            {
                listener.Context.Abort();
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(JudgeEvery, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var listener in _listeners.Values)
            {
                await JudgeAsync(listener, stoppingToken);
            }
        }
    }

    private async Task JudgeAsync(Listener listener, CancellationToken cancellationToken)
    {
        try
        {
            if (!AccessTokens.TryRead(listener.Context.User, out var user, out var family)
                || await judge.JudgeAnewAsync(user, family, cancellationToken) is not { } now
                || !now.Permissions.SetEquals(listener.Access.Permissions))
            {
                listener.Context.Abort();
            }
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // The database is away for a moment; who listens is judged again in three seconds.
        }
    }

    private void Leave(string group)
    {
        if (_groups.AddOrUpdate(group, 0, static (_, count) => count - 1) <= 0)
        {
            _groups.TryRemove(new KeyValuePair<string, int>(group, 0));
        }
    }

    private sealed record Listener(HubCallerContext Context, Access Access, ConcurrentDictionary<string, byte> Groups);
}
