using System.Reflection;
using Xunit;

namespace Entente.ArchitectureTests;

/// <summary>What a use case is made of.</summary>
public sealed class HandlersTests
{
    private static readonly List<Type> Handlers =
    [
        .. Desk.Classes(Desk.Application).Where(t => t.Name.EndsWith("Handler", StringComparison.Ordinal)),
    ];

    /// <summary>
    /// A handler loads, asks and saves; it does not call the next one. Four carry another's work out to a place of their own: reports
    /// show the very figures of the page, and the rows of a file, like posts that come together or lay in the inbox, come in by the door of every
    /// post.
    /// </summary>
    [Fact]
    public void A_use_case_does_not_call_another_but_where_it_carries_its_work_elsewhere() =>
        Assert.Equal(
            [
                "FileImporter -> RecordMentionsHandler",
                "InboxReader -> RecordMentionsHandler",
                "RecordMentionsTogether -> RecordMentionsHandler",
                "RenderReportsHandler -> ReviewWeekHandler",
            ],
            Desk.Classes(Desk.Application)
                .SelectMany(t => t.GetConstructors().SelectMany(c => c.GetParameters()).Select(p => (User: t, Used: p.ParameterType)))
                .Where(u => Handlers.Contains(u.Used))
                .Select(u => $"{u.User.Name} -> {u.Used.Name}")
                .Order()
        );

    [Fact]
    public void A_handler_is_sealed_implements_nothing_and_stands_in_the_file_of_its_use_case()
    {
        Assert.NotEmpty(Handlers);
        var files = Desk.Sources("Application").Select(Path.GetFileNameWithoutExtension).ToHashSet();
        Assert.All(
            Handlers,
            handler =>
            {
                Assert.True(handler.IsSealed, handler.Name);
                Assert.Empty(handler.GetInterfaces());
                Assert.Equal(typeof(object), handler.BaseType);
                Assert.Contains(handler.Name[..^"Handler".Length], files);
            }
        );
    }

    [Fact]
    public void What_takes_time_says_so_in_its_name_and_takes_a_token_last()
    {
        var waiting = Desk.Classes(Desk.Application)
            .Concat(Desk.Application.GetTypes().Where(t => t.IsInterface))
            .SelectMany(t => t.GetMethods(BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.Instance))
            .Where(m => typeof(Task).IsAssignableFrom(m.ReturnType))
            .ToList();
        Assert.NotEmpty(waiting);
        Assert.All(
            waiting,
            method =>
            {
                Assert.EndsWith("Async", method.Name);
                Assert.Equal(typeof(CancellationToken), method.GetParameters().LastOrDefault()?.ParameterType);
            }
        );
    }

    [Fact]
    public void An_interface_with_one_implementation_in_its_own_project_is_not_needed()
    {
        Assembly[] layers = [Desk.Domain, Desk.Application, Desk.Infrastructure, Desk.Api];
        var types = layers.SelectMany(l => l.GetTypes()).ToList();
        var interfaces = types.FindAll(t =>
            t.IsInterface && !t.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute))
        );
        Assert.NotEmpty(interfaces);
        Assert.All(
            interfaces,
            i =>
                Assert.False(
                    types.FindAll(t => t.IsClass && t.GetInterfaces().Contains(i)) is [var only] && only.Assembly == i.Assembly,
                    i.FullName
                )
        );
    }
}
