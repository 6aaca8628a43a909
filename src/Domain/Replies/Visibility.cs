namespace Entente.Domain.Replies;

/// <summary>Who can read it: everybody under the post, or its author alone.</summary>
public enum Visibility
{
    Public,
    Private,
}
