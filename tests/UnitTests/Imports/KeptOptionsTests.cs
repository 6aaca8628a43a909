using Entente.Domain.Imports;
using Entente.Infrastructure.Imports;
using Xunit;

namespace Entente.UnitTests.Imports;

public sealed class KeptOptionsTests
{
    [Fact]
    public void Options_that_were_kept_before_there_were_channels_are_still_read()
    {
        var kept = ImportOptionsJson.Read(
            """{"format":"csv","encoding":"windows-1252","delimiter":";","network":"facebook","time_zone":null,"columns":{"text":"Message"}}"""
        );

        Assert.Equal(
            (ImportFormat.Csv, "windows-1252", (char?)';', "facebook"),
            (kept.Format, kept.Encoding, kept.Delimiter, kept.Network)
        );
        Assert.Equal("Message", kept.Columns[ImportField.Text]);
        Assert.Null(kept.ChannelExternalId);
    }

    [Fact]
    public void What_is_kept_is_what_was_asked()
    {
        var asked = new ImportOptions(
            ImportFormat.Jsonl,
            null,
            null,
            "facebook",
            null,
            new Dictionary<ImportField, string> { [ImportField.ChannelExternalId] = "page" },
            "help"
        );

        var kept = ImportOptionsJson.Read(ImportOptionsJson.Write(asked));

        Assert.Equal(("help", "page"), (kept.ChannelExternalId, kept.Columns[ImportField.ChannelExternalId]));
    }
}
