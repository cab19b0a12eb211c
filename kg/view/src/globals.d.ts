/** vis-network 9.1.2 as pyvis brings it; it comes without types. */
declare const vis: { DataSet: any; Network: any };
