namespace Sipaku.DurableTask.Sqlite.Store;

/// <summary>The next keys of instances, messages and activities; but for those of messages, inside writes only.</summary>
internal sealed class StoreKeys
{
    private long _instance;
    private long _message;
    private long _activity;

    public StoreKeys(StoreSession session)
    {
        _instance = session.Scalar("SELECT max(Key) FROM Instances");
        _message = session.Scalar("SELECT max(Id) FROM Inbox");
        _activity = session.Scalar("SELECT max(Id) FROM Activities");
    }

    public long NextInstance() => ++_instance;

    public long NextMessage() => Interlocked.Increment(ref _message);

    public long NextActivity() => ++_activity;
}
