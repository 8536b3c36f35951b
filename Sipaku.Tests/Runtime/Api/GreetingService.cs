namespace Sipaku.Tests.Runtime.Api;

public class GreetingService
{
    private readonly string _word = "Hello";

    public string Greet(string name) => $"{_word} {name}!";
}
