using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace Entente.Api.Serving;

public static class AnswerCompression
{
    public static IServiceCollection AddAnswerCompression(this IServiceCollection services) =>
        services
            .Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest)
            .Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Fastest)
            .AddResponseCompression(options =>
            {
                options.MimeTypes =
                [
                    .. ResponseCompressionDefaults.MimeTypes,
                    Problems.Problem.MediaType,
                    "text/csv",
                    "application/x-ndjson",
                ];
            });
}
