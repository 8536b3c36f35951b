using Sipaku.Activities.Contracts;
using Sipaku.Activities.Ports;
using Xunit;

namespace Sipaku.Tests.Conformance;

/// <summary>The run lock.</summary>
public abstract partial class ForecastStoreContract
{
    [Fact]
    public async Task A_free_lock_is_taken_and_can_be_read()
    {
        IForecastStore store = await CreateAsync(time);
        Assert.Null(await store.ReadLockAsync(None));

        LockAttempt attempt = await store.AcquireAsync("run-1", null, None);

        Assert.True(attempt.Acquired);
        Assert.Equal("run-1", attempt.Lock.RunId);
        Assert.Equal(time.GetUtcNow().UtcDateTime, attempt.Lock.AcquiredAt);
        Assert.Equal(attempt.Lock, await store.ReadLockAsync(None));
    }

    [Fact]
    public async Task A_held_lock_is_not_taken_and_its_holder_is_told()
    {
        IForecastStore store = await CreateAsync(time);
        LockAttempt held = await store.AcquireAsync("run-1", null, None);

        LockAttempt attempt = await store.AcquireAsync("run-2", null, None);

        Assert.False(attempt.Acquired);
        Assert.Equal(held.Lock, attempt.Lock);
        Assert.Equal("run-1", (await store.ReadLockAsync(None))!.RunId);
    }

    [Fact]
    public async Task The_holder_takes_its_own_lock_again_and_keeps_the_fence()
    {
        IForecastStore store = await CreateAsync(time);
        LockAttempt held = await store.AcquireAsync("run-1", null, None);
        time.Advance(TimeSpan.FromMinutes(1));

        LockAttempt again = await store.AcquireAsync("run-1", null, None);

        Assert.True(again.Acquired);
        Assert.Equal((held.Lock.Fence, held.Lock.AcquiredAt), (again.Lock.Fence, again.Lock.AcquiredAt));
    }

    [Fact]
    public async Task Of_many_that_want_the_lock_at_once_one_gets_it()
    {
        IForecastStore store = await CreateAsync(time);

        LockAttempt[] attempts = await Task.WhenAll(Enumerable.Range(0, 16).Select(number => Task.Run(() => store.AcquireAsync($"run-{number}", null, None))));

        LockAttempt winner = Assert.Single(attempts, attempt => attempt.Acquired);
        Assert.All(attempts, attempt => Assert.Equal(winner.Lock.RunId, attempt.Lock.RunId));
    }

    [Fact]
    public async Task Each_holder_has_a_higher_fence_than_the_one_before()
    {
        IForecastStore store = await CreateAsync(time);
        List<long> fences = new();
        for (int number = 0; number < 4; number++)
        {
            fences.Add((await store.AcquireAsync($"run-{number}", null, None)).Lock.Fence);
            await store.ReleaseAsync($"run-{number}", None);
        }

        Assert.Equal(fences.Order().Distinct(), fences);
    }

    [Fact]
    public async Task A_lock_that_is_unchanged_can_be_taken_over()
    {
        IForecastStore store = await CreateAsync(time);
        RunLock dead = (await store.AcquireAsync("run-1", null, None)).Lock;

        LockAttempt attempt = await store.AcquireAsync("run-2", dead, None);

        Assert.True(attempt.Acquired);
        Assert.True(attempt.Lock.Fence > dead.Fence);
        Assert.False(await store.RenewAsync("run-1", None));
    }

    [Fact]
    public async Task A_lock_that_was_renewed_since_is_not_taken_over()
    {
        IForecastStore store = await CreateAsync(time);
        RunLock seen = (await store.AcquireAsync("run-1", null, None)).Lock;
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.True(await store.RenewAsync("run-1", None));

        LockAttempt attempt = await store.AcquireAsync("run-2", seen, None);

        Assert.False(attempt.Acquired);
        Assert.Equal(time.GetUtcNow().UtcDateTime, attempt.Lock.RenewedAt);
    }

    [Fact]
    public async Task A_lock_that_a_third_took_over_is_not_taken_over_again()
    {
        IForecastStore store = await CreateAsync(time);
        RunLock dead = (await store.AcquireAsync("run-1", null, None)).Lock;
        await store.AcquireAsync("run-2", dead, None);

        LockAttempt attempt = await store.AcquireAsync("run-3", dead, None);

        Assert.False(attempt.Acquired);
        Assert.Equal("run-2", attempt.Lock.RunId);
    }

    [Fact]
    public async Task AcquireAsync_WhenTheLockIsFree_ShouldGiveTheShortLeaseOfAStart()
    {
        IForecastStore store = await CreateAsync(time);

        RunLock held = (await store.AcquireAsync("run-1", null, None)).Lock;

        Assert.Equal(time.GetUtcNow().UtcDateTime + RunLock.StartLease, held.ExpiresAt);
        Assert.Equal(held, await store.ReadLockAsync(None));
    }

    [Fact]
    public async Task RenewAsync_WhenTheLeaseHasRunOutAndNobodyTookTheLock_ShouldKeepTheFence()
    {
        IForecastStore store = await CreateAsync(time);
        RunLock held = (await store.AcquireAsync("run-1", null, None)).Lock;
        time.Advance(TimeSpan.FromHours(3));

        Assert.True(await store.RenewAsync("run-1", None));

        Assert.Equal(held.Fence, (await store.ReadLockAsync(None))!.Fence);
    }

    [Fact]
    public async Task Renewing_moves_the_lease_and_nothing_else()
    {
        IForecastStore store = await CreateAsync(time);
        RunLock held = (await store.AcquireAsync("run-1", null, None)).Lock;
        time.Advance(TimeSpan.FromSeconds(30));

        Assert.True(await store.RenewAsync("run-1", None));

        DateTime now = time.GetUtcNow().UtcDateTime;
        Assert.Equal(held with { RenewedAt = now, ExpiresAt = now + RunLock.RunLease }, await store.ReadLockAsync(None));
    }

    [Fact]
    public async Task Renewing_or_releasing_anothers_lock_leaves_it_alone()
    {
        IForecastStore store = await CreateAsync(time);
        RunLock held = (await store.AcquireAsync("run-1", null, None)).Lock;
        time.Advance(TimeSpan.FromSeconds(30));

        Assert.False(await store.RenewAsync("run-2", None));
        await store.ReleaseAsync("run-2", None);

        Assert.Equal(held, await store.ReadLockAsync(None));
    }

    [Fact]
    public async Task A_released_lock_is_free_and_releasing_it_twice_is_no_error()
    {
        IForecastStore store = await CreateAsync(time);
        await store.AcquireAsync("run-1", null, None);
        await store.ReleaseAsync("run-1", None);
        await store.ReleaseAsync("run-1", None);

        Assert.Null(await store.ReadLockAsync(None));
        Assert.False(await store.RenewAsync("run-1", None));
        Assert.True((await store.AcquireAsync("run-2", null, None)).Acquired);
    }
}
