using Entente.Testing;

[assembly: Xunit.AssemblyFixture(typeof(PostgresCluster))]
