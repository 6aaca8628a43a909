using Entente.Testing;
using Xunit;

namespace Entente.ApiTests.Contract;

/// <summary>Every route there is, whoever asks: what is forgotten at one of them fails here.</summary>
public sealed class SafeHeadersTests(SharedApp shared)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_route_answers_with_the_safe_headers(bool asOwner)
    {
        var brand = await shared.App.CreateBrandAsync();
        using var client = asOwner ? shared.App.AsOwner() : shared.App.AsNobody();
        var doors = Doors
            .Of(shared.App)
            .Where(door => !asOwner || Doors.NameOf(door).StartsWith("GET ", StringComparison.Ordinal))
            .ToList();
        Assert.True(doors.Count > 60);
        foreach (var door in doors)
        {
            var answer = await client.SendAsync(Doors.Knock(door, brand), HttpCompletionOption.ResponseHeadersRead);
            var policy = string.Join(';', answer.Headers.GetValues("Content-Security-Policy"));
            var scripts = policy
                .Split(';', StringSplitOptions.TrimEntries)
                .Where(p => p.StartsWith("script-src", StringComparison.Ordinal));
            Assert.True(policy.Contains("frame-ancestors 'none'", StringComparison.Ordinal), Doors.NameOf(door));
            Assert.All(scripts, part => Assert.Equal("script-src 'self'", part));
            Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
            Assert.Equal("same-origin", answer.Headers.GetValues("Cross-Origin-Opener-Policy").Single());
            Assert.True(answer.Headers.Contains("Permissions-Policy"), Doors.NameOf(door));
            Assert.True(answer.Headers.CacheControl is { NoStore: true } or { NoCache: true }, $"{Doors.NameOf(door)} may be kept");
            Assert.False(answer.Headers.Contains("Server"));
            Assert.False(answer.Headers.Contains("X-Powered-By"));
        }
    }
}
