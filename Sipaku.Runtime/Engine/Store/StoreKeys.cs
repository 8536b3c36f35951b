namespace Sipaku.Runtime.Engine.Store;

/// <summary>The next keys of instances and of inbox messages; inside writes only.</summary>
internal sealed class StoreKeys
{
    private long _instance;
    private long _message;

    public StoreKeys(StoreSession session)
    {
        _instance = session.Scalar("SELECT max(Key) FROM Instances");
        _message = session.Scalar("SELECT max(Id) FROM Inbox");
    }

    public long NextInstance() => ++_instance;

    public long NextMessage() => ++_message;
}
