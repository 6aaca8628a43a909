using System.Net;
using Entente.Api.Access;
using Entente.ApiTests.Contract;
using Entente.Domain;
using Entente.Domain.Access;
using Entente.Testing;
using Xunit;

namespace Entente.ApiTests.Access;

/// <summary>Every role at every door of a brand: what the written matrix allows gets past the gate, and nothing else does.</summary>
public sealed class RoleMatrixTests(SharedApp shared)
{
    private readonly EntenteApp _app = shared.App;

    public static TheoryData<string> Roles => [.. Vocabulary.AllWords<Role>()];

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task A_role_opens_the_doors_of_its_row_and_no_other(string role)
    {
        var (brand, foreign) = (await _app.CreateBrandAsync(), await _app.CreateBrandAsync());
        using var person = await _app.PersonAsync(brand, role);
        var rights = RoleMatrix.ScopesOf(Vocabulary.Parse<Role>(role));
        var walked = 0;
        foreach (var endpoint in Doors.Of(_app).Where(door => door.IsUnderABrand()))
        {
            var needed = endpoint.Metadata.GetOrderedMetadata<RequiredScope>().Select(scope => scope.Scope).ToList();
            var answer = await person.SendAsync(Doors.Knock(endpoint, brand));
            var isRefused = answer.StatusCode == HttpStatusCode.Forbidden && (await answer.JsonAsync()).Text("code") == "missing_scope";
            Assert.True(isRefused == !needed.All(rights.Contains), $"{role} at {Doors.NameOf(endpoint)}: {(int)answer.StatusCode}");
            var elsewhere = await person.SendAsync(Doors.Knock(endpoint, foreign));
            Assert.True(elsewhere.StatusCode == HttpStatusCode.NotFound, $"{role} at {Doors.NameOf(endpoint)} of another brand");
            walked++;
        }
        Assert.True(walked > 50);
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task A_role_opens_no_door_of_the_whole_instance_that_its_row_does_not_name(string role)
    {
        var brand = await _app.CreateBrandAsync();
        using var person = await _app.PersonAsync(brand, role);
        var rights = RoleMatrix.ScopesOf(Vocabulary.Parse<Role>(role));
        foreach (var endpoint in Doors.Of(_app).Where(door => !door.IsUnderABrand() && IsGuarded(door)))
        {
            var needed = endpoint.Metadata.GetOrderedMetadata<RequiredScope>().Select(scope => scope.Scope).ToList();
            var answer = await person.SendAsync(Doors.Knock(endpoint, brand));
            // A page says in its own words for whom it is.
            var isRefused =
                answer is { StatusCode: HttpStatusCode.Forbidden, Content.Headers.ContentType.MediaType: "application/problem+json" }
                && (await answer.JsonAsync()).Text("code") == "missing_scope";
            // The job library answers for itself, and to the owner alone.
            var isJobs = endpoint.RoutePattern.RawText!.StartsWith("/administration/jobs", StringComparison.Ordinal);
            Assert.True(
                isRefused == (!isJobs && !needed.All(rights.Contains)),
                $"{role} at {Doors.NameOf(endpoint)}: {(int)answer.StatusCode}"
            );
            Assert.True((int)answer.StatusCode is >= 200 and < 500, $"{role} at {Doors.NameOf(endpoint)}: {(int)answer.StatusCode}");
            Assert.True(!isJobs || answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound, role);
        }
    }

    private static bool IsGuarded(Microsoft.AspNetCore.Routing.RouteEndpoint door) =>
        door.Metadata.GetMetadata<Microsoft.AspNetCore.Authorization.IAllowAnonymous>() is null;

    [Fact]
    public void Every_right_is_somebodys_and_the_law_is_decided_by_managers_alone()
    {
        Assert.Equal(Scopes.All.Order(), Enum.GetValues<Role>().SelectMany(RoleMatrix.ScopesOf).Distinct().Order());
        Assert.Equal([Role.Manager], Enum.GetValues<Role>().Where(role => RoleMatrix.ScopesOf(role).Contains(Scopes.LegalApprove)));
        Assert.DoesNotContain(Scopes.PersonalDataRead, RoleMatrix.ScopesOf(Role.Analyst));
        Assert.DoesNotContain(Scopes.AuthorsRead, RoleMatrix.ScopesOf(Role.Analyst));
    }
}
